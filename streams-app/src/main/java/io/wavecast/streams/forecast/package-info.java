/** Processes one observation of one series: judges it, scores earlier forecasts, fills missing values, and forecasts. Independent of Kafka. */
package io.wavecast.streams.forecast;
