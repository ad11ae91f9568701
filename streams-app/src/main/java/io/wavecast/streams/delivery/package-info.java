/**
 * When forecasts become visible to readers: the time of each batch, the horizons that can be on time, and the commits that near targets
 * need.
 */
package io.wavecast.streams.delivery;
