/** Whether a model is worth its weights, on data held back. */
package io.wavecast.trainer.judge;
