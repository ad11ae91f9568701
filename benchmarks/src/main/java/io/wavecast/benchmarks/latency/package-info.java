/** From the moment an observation is due to the moment its forecast is read. */
package io.wavecast.benchmarks.latency;
