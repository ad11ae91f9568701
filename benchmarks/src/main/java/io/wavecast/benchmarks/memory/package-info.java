/** What a live series takes up on the heap. */
package io.wavecast.benchmarks.memory;
