/** What one observation does to one series: scoring, filling, forecasting. Independent of Kafka. */
package io.wavecast.streams.forecast;
