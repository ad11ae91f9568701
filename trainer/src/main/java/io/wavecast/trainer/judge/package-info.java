/** Measures forecasters on held-out data, and decides whether a model is worth publishing. */
package io.wavecast.trainer.judge;
