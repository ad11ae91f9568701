package io.wavecast.trainer.decide;

import io.wavecast.core.series.ScoreSummary;

/**
 * Sums of squared errors of two forecasters and of the naive one, for the same observations of a series.
 *
 * @param covered sum of the first forecaster's coverages, at most {@code count}
 * @param count number of observations
 */
public record PairedScores(double first, double second, double naive, double covered, long count) {
    /** Two versions. Both summaries must be of the same second and have the same count. */
    public static PairedScores of(ScoreSummary first, ScoreSummary second) {
        return new PairedScores(
                first.squaredError(), second.squaredError(), first.naiveSquaredError(), first.covered(), first.count());
    }
}
