/** Styles charts and writes them to PNG files. */
package io.wavecast.charts;
