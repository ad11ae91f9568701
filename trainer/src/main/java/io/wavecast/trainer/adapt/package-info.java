/** Chooses how a model's forecasts are corrected online: on held-out data, by the code that corrects them in the stream. */
package io.wavecast.trainer.adapt;
