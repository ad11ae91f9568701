/** What one observation does to one series: forecasts, fills, scores, intervals; knows nothing of Kafka. */
package io.wavecast.streams.forecast;
