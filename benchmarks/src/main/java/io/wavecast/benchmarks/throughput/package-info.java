/** Measures the rate and the cost at which a service processes a backlog of observations. */
package io.wavecast.benchmarks.throughput;
