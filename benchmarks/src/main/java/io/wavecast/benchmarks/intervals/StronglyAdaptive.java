package io.wavecast.benchmarks.intervals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Strongly adaptive online conformal prediction, SAOCP (Bhatnagar, Wang, Xiong and Bai 2023, algorithm 1): a mean of half widths of experts, each of
 * which learns by scale-free gradient descent for a time of its own, with weights by coin betting (Jun et al. 2017). Shortest lifetime 8 and D as by the
 * authors: √3 times the largest error in the calibration part, with which it starts.
 */
final class StronglyAdaptive implements SymmetricMethod {
    private static final int SHORTEST = 8;

    @Override
    public String title() {
        return "SAOCP";
    }

    @Override
    public double[] halfWidths(double[] errors, int calibration, int horizon) {
        double largest = Arrays.stream(errors, 0, calibration)
                .filter(error -> !Double.isNaN(error))
                .max()
                .orElseThrow();
        double scale = largest * Math.sqrt(3);
        List<Expert> experts = new ArrayList<>();
        double[] widths = new double[errors.length];
        double width = 0;
        int seen = 0;
        for (int t = 0; t < errors.length; t++) {
            int known = t - horizon;
            if (known >= 0 && !Double.isNaN(errors[known]) && scale > 0) {
                seen++;
                experts.removeIf(Expert::expired);
                experts.add(new Expert(seen, scale, width));
                double loss = pinball(errors[known], mean(experts));
                experts.forEach(expert -> expert.learn(errors[known], loss));
                width = mean(experts);
            }
            widths[t] = width;
        }
        return widths;
    }

    /** The mean of the experts by their weights; by their prior while none has gained. */
    private static double mean(List<Expert> experts) {
        double weights = 0;
        double weighted = 0;
        double priors = 0;
        double prior = 0;
        for (Expert expert : experts) {
            double weight = expert.prior * Math.max(0, expert.weight());
            weights += weight;
            weighted += weight * expert.width;
            priors += expert.prior;
            prior += expert.prior * expert.width;
        }
        return weights > 0 ? weighted / weights : prior / priors;
    }

    private static double pinball(double error, double width) {
        return error > width ? COVERAGE * (error - width) : ALPHA * (width - error);
    }

    /** A half width that is learned by scale-free online gradient descent. */
    private static final class Expert {
        private final double scale;
        private final double prior;
        private final int lifetime;
        private double width;
        private double squaredGradients;
        private double gains; // over the mean of the experts
        private double weightedGains;
        private int age;

        /** @param start number of the error at which it starts, 1 or more; the larger its power of two, the longer it lives */
        Expert(int start, double scale, double width) {
            this.scale = scale;
            this.width = width;
            this.lifetime = SHORTEST * Integer.lowestOneBit(start);
            int logarithm = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(start);
            this.prior = 1 / ((double) start * start * (1 + logarithm));
        }

        boolean expired() {
            return age > lifetime;
        }

        double weight() {
            return age == 0 ? 0 : gains / age * (1 + weightedGains);
        }

        void learn(double error, double meanLoss) {
            double weight = weight();
            double gain = (meanLoss - pinball(error, width)) / scale / COVERAGE;
            double clipped = Math.max(weight > 0 ? -1 : 0, Math.min(1, gain));
            gains += clipped;
            weightedGains += clipped * weight;
            age++;
            double gradient = error > width ? -COVERAGE : ALPHA;
            squaredGradients += gradient * gradient;
            width = Math.max(0, width - scale / Math.sqrt(3) / Math.sqrt(squaredGradients) * gradient);
        }
    }
}
