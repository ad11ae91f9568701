package io.wavecast.benchmarks.intervals;

import java.util.List;

/**
 * Quality of the intervals of one method.
 *
 * @param score mean interval score (Winkler; Gneiting and Raftery 2007, eq. 43): the width plus 2/α times the distance of a target outside
 * @param coverage share of targets inside
 * @param width mean width, from the lower to the upper bound
 */
record IntervalFigures(double score, double coverage, double width) {

    /**
     * Judges intervals.
     *
     * @param residuals (targets) observed value − forecast, NaN where the target is missing
     * @param bounds of the same targets
     * @param from the first target to judge; at least one from here on is not missing
     * @param unit that scores and widths are divided by
     */
    static IntervalFigures of(double[] residuals, Bounds bounds, int from, double unit) {
        double width = 0;
        double outside = 0;
        int hits = 0;
        int count = 0;
        for (int t = from; t < residuals.length; t++) {
            if (!Double.isNaN(residuals[t])) {
                double beyond = Math.max(bounds.lower()[t] - residuals[t], residuals[t] - bounds.upper()[t]);
                width += bounds.upper()[t] - bounds.lower()[t];
                outside += Math.max(0, beyond);
                hits += beyond <= 0 ? 1 : 0;
                count++;
            }
        }
        double score = (width + 2 / IntervalMethod.ALPHA * outside) / count;
        return new IntervalFigures(score / unit, (double) hits / count, width / count / unit);
    }

    /** The mean over channels. */
    static IntervalFigures mean(List<IntervalFigures> channels) {
        return new IntervalFigures(
                channels.stream().mapToDouble(IntervalFigures::score).average().orElse(Double.NaN),
                channels.stream()
                        .mapToDouble(IntervalFigures::coverage)
                        .average()
                        .orElse(Double.NaN),
                channels.stream().mapToDouble(IntervalFigures::width).average().orElse(Double.NaN));
    }
}
