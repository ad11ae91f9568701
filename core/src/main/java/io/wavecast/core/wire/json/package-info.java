/** Observations, forecasts and scores as JSON. */
package io.wavecast.core.wire.json;
