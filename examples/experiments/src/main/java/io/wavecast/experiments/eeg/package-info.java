/**
 * A recording: how accurate closed-loop forecasts are by the number of samples ahead, from the last value, smoothing, regression and
 * networks.
 */
package io.wavecast.experiments.eeg;
