/** Measures how long a service is unavailable after a restart, with and without its disk. */
package io.wavecast.benchmarks.restore;
