/** The style of all charts, and the PNG files they are written to. */
package io.wavecast.charts;
