/** Measures how fast the trainer reads a topic of observations. */
package io.wavecast.benchmarks.history;
