/** The state of one series between two observations: counters, past inputs, lifecycle, intervals, pending forecasts and score sums. */
package io.wavecast.streams.series;
