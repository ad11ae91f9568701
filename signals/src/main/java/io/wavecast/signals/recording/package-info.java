/** Opens recordings of every format, selects channels, and holds the options with which commands choose a signal. */
package io.wavecast.signals.recording;
