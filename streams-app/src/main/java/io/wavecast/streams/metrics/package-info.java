/** The events that the service counts ({@code ForecastMetrics}), and their meters in Micrometer. */
package io.wavecast.streams.metrics;
