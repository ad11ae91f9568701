/** The command {@code produce}. */
package io.wavecast.signals.produce;
