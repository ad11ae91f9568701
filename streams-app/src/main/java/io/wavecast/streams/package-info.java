/** The forecasting service: the command {@code serve}, and the main class of its image. */
package io.wavecast.streams;
