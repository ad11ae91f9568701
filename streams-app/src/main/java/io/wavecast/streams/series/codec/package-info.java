/** The state of a series as bytes, for the state store. */
package io.wavecast.streams.series.codec;
