/** How fast engines train. */
package io.wavecast.benchmarks.train;
