/** What flows and what is remembered: observations, forecasts, scores and the state of a series. */
package io.wavecast.core.series;
