/** A sine wave, learned from windows: the training losses, and how long closed-loop forecasts stay accurate. */
package io.wavecast.experiments.sine;
