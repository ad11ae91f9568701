package io.wavecast.trainer.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A regression that may become part of an output's forecast.
 *
 * @param regression with the weights that the last fold's training rows give
 * @param foldWeights (folds) the weights that each fold's training rows give
 */
record CandidateRegression(Regression regression, List<double[]> foldWeights) {
    /**
     * All candidates of each output, in ascending order of cost: exponential smoothing and the values of seasons, then ridge regressions under
     * the penalty with the least error over all folds and its two neighbours.
     *
     * @param lags (groups) the lags that may be used, in ascending order of cost
     * @param seasons whose values are forecasts, in steps
     * @param cells whether to try hidden units, too
     * @return (outputs)(candidates)
     */
    static List<List<CandidateRegression>> all(
            Targets targets, List<Fold> folds, List<List<Lags>> lags, List<Integer> seasons, boolean cells) {
        List<List<CandidateRegression>> candidates = new ArrayList<>();
        for (int output = 0; output < targets.outputs(); output++) {
            candidates.add(new ArrayList<>());
        }
        if (targets.addsPresent()) {
            for (int group = 0; group < targets.predicted().count(); group++) {
                addSmoothing(candidates, folds, group);
                for (int season : seasons) {
                    addSeason(candidates, folds, group, targets, season);
                }
            }
        }
        for (boolean withCells : cells ? new boolean[] {false, true} : new boolean[] {false}) {
            for (int group = 0; group < lags.size(); group++) {
                for (Lags some : lags.get(group)) {
                    for (int known : some.count() > 0 || withCells ? targets.knownChoices() : List.<Integer>of()) {
                        addRidge(candidates, folds, group, some, known, withCells);
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
            for (int k = 0; lags <= first.lags().newest() && k < outputs.length; k++) {
                double[] weights = Smoothing.weights(constant);
                var regression = Regression.fixed(group, first.channels(), Lags.newest(lags), weights);
                candidates
                        .get(outputs[k])
                        .add(new CandidateRegression(regression, Collections.nCopies(folds.size(), weights)));
            }
        }
    }

    private static void addSeason(
            List<List<CandidateRegression>> candidates, List<Fold> folds, int group, Targets targets, int season) {
        LagMoments first = folds.get(0).train().groups().get(group);
        for (int output : folds.get(0).train().outputs(group)) {
            int horizon = targets.horizon(output);
            Lags lags = SeasonalNaive.lags(season, horizon);
            if (lags.count() > 1 && first.lags().contains(lags)) {
                double[] weights = SeasonalNaive.weights(season, horizon);
                var regression = Regression.fixed(group, first.channels(), lags, weights);
                candidates
                        .get(output)
                        .add(new CandidateRegression(regression, Collections.nCopies(folds.size(), weights)));
            }
        }
    }

    private static void addRidge(
            List<List<CandidateRegression>> candidates,
            List<Fold> folds,
            int group,
            Lags lags,
            int known,
            boolean cells) {
        int[] outputs = folds.get(0).train().outputs(group);
        int[] channels = folds.get(0).train().groups().get(group).channels();
        for (List<Integer> targets : targetsBySharedMatrix(folds, group, outputs.length)) {
            List<RidgeFits> fits = folds.stream()
                    .map(fold -> RidgeFits.of(fold, group, lags, known, cells, targets))
                    .toList();
            for (int i = 0; i < targets.size(); i++) {
                for (int penalty : bestPenalties(fits, i)) {
                    int target = i;
                    List<double[]> weights = fits.stream()
                            .map(fit -> fit.weights()[penalty][target])
                            .toList();
                    var regression = new Regression(
                            group,
                            channels,
                            lags,
                            known,
                            cells,
                            OptionalDouble.of(Ridge.PENALTIES[penalty]),
                            weights.get(weights.size() - 1));
                    candidates.get(outputs[targets.get(i)]).add(new CandidateRegression(regression, weights));
                }
            }
        }
    }

    /** Targets with the same rows share one matrix, which is then factorised only once. */
    private static List<List<Integer>> targetsBySharedMatrix(List<Fold> folds, int group, int targets) {
        List<List<Integer>> shared = new ArrayList<>();
        boolean[] done = new boolean[targets];
        for (int first = 0; first < targets; first++) {
            if (done[first]) {
                continue;
            }
            List<Integer> same = new ArrayList<>();
            for (int k = first; k < targets; k++) {
                if (!done[k] && sharesMatrix(folds, group, first, k)) {
                    same.add(k);
                    done[k] = true;
                }
            }
            shared.add(same);
        }
        return shared;
    }

    private static boolean sharesMatrix(List<Fold> folds, int group, int target, int other) {
        return folds.stream().allMatch(fold -> fold.train().groups().get(group).sharesMatrix(target, other));
    }

    /** Indices of the best penalty and its neighbours; empty where no penalty makes the matrix definite in every fold. */
    private static List<Integer> bestPenalties(List<RidgeFits> fits, int target) {
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

    private static double geometricMean(List<RidgeFits> fits, int penalty, int target) {
        return Math.exp(fits.stream()
                .mapToDouble(fit -> Math.log(Math.max(fit.errors()[penalty][target], Double.MIN_NORMAL)))
                .average()
                .orElseThrow());
    }

    /**
     * The ridge regressions of one fold under all penalties.
     *
     * @param weights (penalties)(targets)(columns); no targets where the penalised matrix is not definite
     * @param errors (penalties)(targets) mean squares on the held-out rows; infinite where there are no weights
     */
    private record RidgeFits(double[][][] weights, double[][] errors) {
        static RidgeFits of(Fold fold, int group, Lags lags, int known, boolean cells, List<Integer> targets) {
            List<NormalEquations> train = fold.train().groups().get(group).normalEquations(targets, lags, known, cells);
            List<NormalEquations> heldOut =
                    fold.heldOut().groups().get(group).normalEquations(targets, lags, known, cells);
            Ridge ridge = fold.train().ridge(train, group, lags, known, cells);
            double[][][] weights = new double[Ridge.PENALTIES.length][][];
            double[][] errors = new double[weights.length][targets.size()];
            for (int p = 0; p < weights.length; p++) {
                weights[p] = ridge.weights(Ridge.PENALTIES[p]).orElseGet(() -> new double[0][]);
                Arrays.fill(errors[p], Double.POSITIVE_INFINITY);
                for (int i = 0; i < weights[p].length; i++) {
                    errors[p][i] = heldOut.get(i).meanSquare(weights[p][i]);
                }
            }
            return new RidgeFits(weights, errors);
        }
    }
}
