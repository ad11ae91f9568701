/** Trains networks on a sine wave, and measures the losses and how long closed-loop forecasts stay accurate. */
package io.wavecast.experiments.sine;
