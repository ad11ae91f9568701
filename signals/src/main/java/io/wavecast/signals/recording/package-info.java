/** Opens recordings of any supported format, selects channels, and reads the options that choose a signal. */
package io.wavecast.signals.recording;
