/** Kills instances at work, and measures how long their series are unanswered for readers of committed forecasts. */
package io.wavecast.benchmarks.failover;
