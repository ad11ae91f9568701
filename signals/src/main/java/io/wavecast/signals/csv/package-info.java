/** Reads recordings from text files with columns separated by comma, semicolon or tab. */
package io.wavecast.signals.csv;
