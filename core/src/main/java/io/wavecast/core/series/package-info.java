/** Observations of a series, forecasts, and scores of forecasts. */
package io.wavecast.core.series;
