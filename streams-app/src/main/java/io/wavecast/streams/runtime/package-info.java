/** The running service: its settings, its start, its end. */
package io.wavecast.streams.runtime;
