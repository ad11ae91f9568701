/** When to train: now and then, or on request. */
package io.wavecast.trainer.mode;
