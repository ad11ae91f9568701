/** Streams series through a broker and the forecasting service, to compare forecasts with offline ones, or to show them on a page. */
package io.wavecast.experiments.stream;
