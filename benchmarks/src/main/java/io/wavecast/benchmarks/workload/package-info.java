/** The observations and the model that all benchmarks share. */
package io.wavecast.benchmarks.workload;
