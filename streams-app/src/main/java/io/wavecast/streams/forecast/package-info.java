/** Processes one observation of one series: scores earlier forecasts, fills missing values, and forecasts. Independent of Kafka. */
package io.wavecast.streams.forecast;
