/** Codecs of observations, forecasts and scores, each for both formats of records. */
package io.wavecast.core.wire;
