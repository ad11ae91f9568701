/** The state of one series between two observations: counters, past inputs, lifecycle, intervals, pending forecasts, running scores. */
package io.wavecast.streams.series;
