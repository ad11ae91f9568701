/** Loads that are sent at their due times, whatever the service does. */
package io.wavecast.benchmarks.load;
