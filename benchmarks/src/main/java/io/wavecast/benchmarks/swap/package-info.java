/** Measures the time until forecasts are read while series change to another version of their model. */
package io.wavecast.benchmarks.swap;
