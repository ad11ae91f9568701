/** The state of one series between two observations. */
package io.wavecast.streams.series;
