/** Opens recordings of every format, selects channels, and defines the options of commands that read a signal. */
package io.wavecast.signals.recording;
