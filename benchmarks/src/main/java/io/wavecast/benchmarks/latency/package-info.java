/** Measures the time from the moment an observation is due until its forecast is read. */
package io.wavecast.benchmarks.latency;
