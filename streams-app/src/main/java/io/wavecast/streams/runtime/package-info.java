/** The running service: its settings, its start, its end, its health. */
package io.wavecast.streams.runtime;
