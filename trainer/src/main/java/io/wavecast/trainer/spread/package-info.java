/** Fits the spread head of a model to errors on data that its outputs were not fitted to, and tells by held-out intervals whether it pays. */
package io.wavecast.trainer.spread;
