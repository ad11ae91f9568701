package io.wavecast.trainer.spread;

import io.wavecast.core.quantile.IntervalRates;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.trainer.judge.HeldOutErrors;
import java.util.stream.IntStream;

/**
 * How good the intervals are that the stream would publish around forecasts of held-out data: the mean interval score (Winkler 1972; Gneiting and
 * Raftery 2007, eq. 43), by the stream's own tracker. It starts from nothing; the first tenth of the targets is learned from, but not judged.
 */
final class IntervalScores {
    static final int BLOCKS = 4;
    private static final int NOT_JUDGED = 10; // one in so many targets

    private final double coverage;
    private final IntervalRates rates;
    private final int horizon;
    private final double[] sums = new double[BLOCKS];
    private final long[] counts = new long[BLOCKS];

    private IntervalScores(double coverage, int horizon) {
        this.coverage = coverage;
        this.horizon = horizon;
        this.rates = IntervalRates.of(coverage, horizon);
    }

    /**
     * The means over all channels in blocks of equal length of each series.
     *
     * @param errors in units that can be averaged over channels
     * @return (blocks) NaN where there is no target
     */
    static double[] of(HeldOutErrors errors, int horizonIndex, double coverage) {
        var scores = new IntervalScores(coverage, errors.horizons().get(horizonIndex));
        for (HeldOutErrors series : errors.bySeries().values()) {
            for (int c = 0; c < series.channels(); c++) {
                scores.add(series.errors(horizonIndex, c), series.spreads(horizonIndex, c));
            }
        }
        return IntStream.range(0, BLOCKS)
                .mapToDouble(block -> scores.sums[block] / scores.counts[block])
                .toArray();
    }

    /** A forecast of target t was made at t − horizon, and knew the errors until then. */
    private void add(double[] errors, double[] spreads) {
        var tracker = new IntervalTracker(1);
        double[] widths = new double[errors.length];
        int first = errors.length / NOT_JUDGED;
        for (int t = 0; t < errors.length; t++) {
            int known = t - horizon;
            if (known >= 0 && !Double.isNaN(errors[known])) {
                double error = Math.abs(errors[known]);
                tracker.update(0, error / spreads[known], error <= widths[known], rates);
            }
            widths[t] = spreads[t] * tracker.width(0);
            if (t >= first && !Double.isNaN(errors[t])) {
                int block = (int) ((long) BLOCKS * (t - first) / (errors.length - first));
                sums[block] += 2 * widths[t] + 2 / (1 - coverage) * Math.max(0, Math.abs(errors[t]) - widths[t]);
                counts[block]++;
            }
        }
    }
}
