/** Sends series through a broker and the forecasting service, and compares the forecasts with those computed offline. */
package io.wavecast.experiments.stream;
