package io.wavecast.trainer.spread;

import io.wavecast.trainer.judge.HeldOutErrors;
import java.util.ArrayList;
import java.util.List;

/**
 * What a spread head gains at a horizon on held-out data.
 *
 * @param without interval score without the head: the geometric mean over blocks, in scaled units
 * @param with interval score with the head
 * @param error standard error of the logarithm of their ratio
 */
public record SpreadGain(double without, double with, double error) {
    /** The least gain, as a share of the interval score, for which a horizon has spreads. */
    static final double MARGIN = 0.02;

    /** @param pieces errors with their spreads */
    static SpreadGain of(List<HeldOutErrors> pieces, int horizonIndex, double coverage) {
        List<Double> ratios = new ArrayList<>();
        double without = 0;
        double mean = 0;
        for (HeldOutErrors piece : pieces) {
            double[] plain = IntervalScores.of(piece.withoutSpreads(), horizonIndex, coverage);
            double[] spread = IntervalScores.of(piece, horizonIndex, coverage);
            for (int block = 0; block < plain.length; block++) {
                if (plain[block] > 0 && spread[block] > 0) {
                    without += StrictMath.log(plain[block]);
                    ratios.add(StrictMath.log(spread[block]) - StrictMath.log(plain[block]));
                    mean += ratios.get(ratios.size() - 1);
                }
            }
        }
        without /= ratios.size();
        mean /= ratios.size();
        double squares = 0;
        for (double ratio : ratios) {
            squares += (ratio - mean) * (ratio - mean);
        }
        return new SpreadGain(
                StrictMath.exp(without),
                StrictMath.exp(without + mean),
                Math.sqrt(squares / (ratios.size() - 1) / ratios.size()));
    }

    /** Whether intervals are better with the head by the margin and by more than the standard error. */
    public boolean pays() {
        return with < without * (1 - MARGIN) && StrictMath.log(with / without) < -error;
    }
}
