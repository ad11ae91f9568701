/**
 * Quantiles of future values from the errors of earlier forecasts, online: each tail learns by its own misses, at each horizon.
 *
 * <pre>
 *  forecast ─▶ QuantileTracker: quantiles = mean + size of recent errors · learned multiples
 *  true value, h samples later ─▶ the tracker learns size and multiples
 * </pre>
 */
package io.wavecast.core.quantile;
