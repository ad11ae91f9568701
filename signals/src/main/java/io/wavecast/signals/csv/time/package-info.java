/** Reads the times of text files: dates, times of day, and numbers in a unit of time. */
package io.wavecast.signals.csv.time;
