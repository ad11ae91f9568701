/** Writes signals to the topic of observations, at the recorded or another speed. */
package io.wavecast.signals.replay;
