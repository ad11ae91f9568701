/** Writes signals to the topic of observations, at the recorded speed or another. */
package io.wavecast.signals.replay;
