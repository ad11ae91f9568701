package io.wavecast.trainer.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A regression that an output may be made of, learned from the first part of each fold of the past.
 *
 * @param regression as the last fold learned it
 * @param weights (folds) those of each fold
 */
record CandidateRegression(Regression regression, List<double[]> weights) {
    /**
     * All that there is to choose from, for each output from the cheapest on: smoothing, then regressions under the penalty that did best
     * over all folds and the two next to it.
     *
     * @param lags for each group how many may be used, ascending
     * @param cells whether hidden units may be used, too
     * @return (outputs)(candidates)
     */
    static List<List<CandidateRegression>> all(Targets targets, List<Fold> folds, List<List<Integer>> lags, boolean cells) {
        List<List<CandidateRegression>> candidates = new ArrayList<>();
        for (int output = 0; output < targets.outputs(); output++) {
            candidates.add(new ArrayList<>());
        }
        if (targets.addsPresent()) {
            for (int group = 0; group < targets.channels(); group++) {
                addSmoothing(candidates, folds, group);
            }
        }
        for (boolean withCells : cells ? new boolean[] {false, true} : new boolean[] {false}) {
            for (int group = 0; group < lags.size(); group++) {
                for (int count : lags.get(group)) {
                    if (count > 0 || withCells) {
                        addTo(candidates, folds, group, count, withCells);
                    }
                }
            }
        }
        return candidates;
    }

    private static void addSmoothing(List<List<CandidateRegression>> candidates, List<Fold> folds, int group) {
        LagMoments first = folds.get(0).train().groups().get(group);
        int[] outputs = folds.get(0).train().outputs(group);
        for (double constant : Smoothing.CONSTANTS) {
            int lags = Smoothing.lags(constant);
            for (int k = 0; lags <= first.lags() && k < outputs.length; k++) {
                double[] weights = Smoothing.weights(constant);
                var regression = Regression.given(group, first.channels(), lags, weights);
                candidates.get(outputs[k]).add(new CandidateRegression(regression, Collections.nCopies(folds.size(), weights)));
            }
        }
    }

    private static void addTo(List<List<CandidateRegression>> candidates, List<Fold> folds, int group, int lags, boolean cells) {
        int[] outputs = folds.get(0).train().outputs(group);
        boolean[] done = new boolean[outputs.length];
        for (int first = 0; first < outputs.length; first++) {
            if (done[first]) {
                continue;
            }
            List<Integer> alike = new ArrayList<>();
            for (int k = first; k < outputs.length; k++) {
                if (!done[k] && alike(folds, group, first, k)) {
                    alike.add(k);
                    done[k] = true;
                }
            }
            List<Fits> fits = folds.stream()
                    .map(fold -> Fits.of(fold, group, lags, cells, alike))
                    .toList();
            int[] channels = folds.get(0).train().groups().get(group).channels();
            for (int i = 0; i < alike.size(); i++) {
                for (int penalty : penalties(fits, i)) {
                    int target = i;
                    List<double[]> weights = fits.stream()
                            .map(fit -> fit.weights()[penalty][target])
                            .toList();
                    var regression = new Regression(
                            group,
                            channels,
                            lags,
                            cells,
                            OptionalDouble.of(Ridge.PENALTIES[penalty]),
                            weights.get(weights.size() - 1));
                    candidates.get(outputs[alike.get(i)]).add(new CandidateRegression(regression, weights));
                }
            }
        }
    }

    /** Whether two targets share their rows, and so their matrix. */
    private static boolean alike(List<Fold> folds, int group, int target, int other) {
        return folds.stream().allMatch(fold -> fold.train().groups().get(group).alike(target, other));
    }

    /** The best, and then its neighbours; nothing where no penalty parts the columns in every fold. */
    private static List<Integer> penalties(List<Fits> fits, int target) {
        int best = -1;
        for (int p = 0; p < Ridge.PENALTIES.length; p++) {
            double error = geometricMean(fits, p, target);
            if (Double.isFinite(error) && (best < 0 || error < geometricMean(fits, best, target))) {
                best = p;
            }
        }
        List<Integer> found = new ArrayList<>();
        for (int p : best < 0 ? new int[0] : new int[] {best, best - 1, best + 1}) {
            if (p >= 0 && p < Ridge.PENALTIES.length && Double.isFinite(geometricMean(fits, p, target))) {
                found.add(p);
            }
        }
        return found;
    }

    private static double geometricMean(List<Fits> fits, int penalty, int target) {
        return Math.exp(fits.stream()
                .mapToDouble(fit -> Math.log(Math.max(fit.errors()[penalty][target], Double.MIN_NORMAL)))
                .average()
                .orElseThrow());
    }

    /**
     * What one fold learned and how well it did.
     *
     * @param weights (penalties)(targets)(columns), null where a penalty does not part the columns
     * @param errors (penalties)(targets) mean squares, infinite there
     */
    private record Fits(double[][][] weights, double[][] errors) {
        static Fits of(Fold fold, int group, int lags, boolean cells, List<Integer> targets) {
            List<NormalEquations> judged = new ArrayList<>();
            List<NormalEquations> learned = new ArrayList<>();
            for (int k : targets) {
                learned.add(fold.train().groups().get(group).sums(k, lags, cells));
                judged.add(fold.later().groups().get(group).sums(k, lags, cells));
            }
            var ridge = new Ridge(learned);
            double[][][] weights = new double[Ridge.PENALTIES.length][][];
            double[][] errors = new double[weights.length][targets.size()];
            for (int p = 0; p < weights.length; p++) {
                weights[p] = ridge.weights(Ridge.PENALTIES[p]).orElse(null);
                Arrays.fill(errors[p], Double.POSITIVE_INFINITY);
                for (int i = 0; weights[p] != null && i < errors[p].length; i++) {
                    errors[p][i] = judged.get(i).meanSquare(weights[p][i]);
                }
            }
            return new Fits(weights, errors);
        }
    }
}
