/** The binary form of a series' state, for the state store. */
package io.wavecast.streams.series.codec;
