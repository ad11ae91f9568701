/** Recordings as text: columns by comma, semicolon or tab. */
package io.wavecast.signals.csv;
