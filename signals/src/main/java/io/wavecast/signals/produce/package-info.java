/** The command {@code produce}: its options, and the display of its progress. */
package io.wavecast.signals.produce;
