/** The running service: its settings, start, shutdown and health. */
package io.wavecast.streams.runtime;
