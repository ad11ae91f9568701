/** Signals, and the exception that every reader of recordings throws. */
package io.wavecast.signals;
