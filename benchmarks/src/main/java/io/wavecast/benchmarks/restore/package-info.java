/** Measures how long a service is unavailable after a restart, with and without its disk, and after a kill with a standby. */
package io.wavecast.benchmarks.restore;
