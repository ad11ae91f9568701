/** Observations of a series, forecasts, scores of forecasts, and anomalies. */
package io.wavecast.core.series;
