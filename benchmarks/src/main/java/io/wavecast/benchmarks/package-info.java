/** The command {@code wavecast bench}, which runs benchmarks of Wavecast and of alternatives in the same run on the same machine. */
package io.wavecast.benchmarks;
