/** The forecasting service: the command {@code serve}. */
package io.wavecast.streams;
