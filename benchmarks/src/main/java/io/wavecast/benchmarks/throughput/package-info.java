/** Measures how fast a service works off a backlog of observations. */
package io.wavecast.benchmarks.throughput;
