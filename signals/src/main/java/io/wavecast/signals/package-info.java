/** The interface of signals, and code that all their readers share: the exception for bad recordings, times, and file names. */
package io.wavecast.signals;
