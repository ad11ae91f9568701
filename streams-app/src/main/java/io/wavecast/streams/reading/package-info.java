/** What a record holds: one observation, a chunk of them, or the events that a mapping finds. */
package io.wavecast.streams.reading;
