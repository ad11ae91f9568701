/** Codecs of observations, forecasts, scores and anomalies, each for both formats of records. */
package io.wavecast.core.wire;
