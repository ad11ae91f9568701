/** Observations, forecasts, scores and anomalies as JSON. */
package io.wavecast.core.wire.json;
