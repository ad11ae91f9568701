/** How fast the trainer reads what the stream was sent. */
package io.wavecast.benchmarks.history;
