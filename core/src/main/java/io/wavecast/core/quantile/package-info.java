/**
 * Intervals and quantiles of future values from the errors of earlier forecasts, online, at each horizon: the width of an interval learns by all misses,
 * each quantile by those of its own tail.
 *
 * <pre>
 *  forecast ─▶ IntervalTracker: mean ∓ size of recent errors · learned factor
 *  forecast ─▶ QuantileTracker: quantiles = mean + size of recent errors · learned multiples
 *  true value, h samples later ─▶ the trackers learn sizes, factor and multiples
 * </pre>
 */
package io.wavecast.core.quantile;
