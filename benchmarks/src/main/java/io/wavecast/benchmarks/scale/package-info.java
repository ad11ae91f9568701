/** Measures many series at a steady rate in a fixed amount of memory. */
package io.wavecast.benchmarks.scale;
