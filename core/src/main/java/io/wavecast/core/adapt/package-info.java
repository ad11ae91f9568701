/**
 * Learning on while a model serves: a small regression per series and horizon corrects the model's forecasts by the errors that have become
 * known, and a gate bounds what this can cost.
 *
 * <pre>
 *  model's forecast ─▶ DiscountedRidge: correction from the last value, the season's value, a constant
 *                   ─▶ Gate: which share of the correction is published
 *  true value, h samples later ─▶ both learn
 * </pre>
 */
package io.wavecast.core.adapt;
