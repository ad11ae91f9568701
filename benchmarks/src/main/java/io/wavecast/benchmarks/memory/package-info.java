/** Measures the heap that a live series occupies. */
package io.wavecast.benchmarks.memory;
