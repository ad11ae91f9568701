/** What the service counts, in its own words and in Micrometer's. */
package io.wavecast.streams.metrics;
