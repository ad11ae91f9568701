/**
 * Measures on a recording how accurate closed-loop forecasts of the last value, smoothing, regression and networks are, by the number
 * of samples ahead.
 */
package io.wavecast.experiments.eeg;
