/** Signals into the events topic, at the speed they were recorded at or another. */
package io.wavecast.signals.replay;
