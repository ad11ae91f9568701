package io.wavecast.trainer.linear;

import java.util.List;

/**
 * Mean products of the errors that candidates make at the same times. They give the squared error of any average of the candidates:
 * {@code weights' · products · weights}.
 */
final class CrossErrors {
    private final List<CandidateRegression> candidates;
    private final int fold;
    private final int[][] distant; // (candidates)(columns of distant lags)
    private final double[] errors; // (candidates), at one time
    private final double[][] products; // (candidates, candidates), the lower half
    private long rows;

    private CrossErrors(List<CandidateRegression> candidates, List<LagMoments> groups, int fold) {
        this.candidates = candidates;
        this.fold = fold;
        this.distant = candidates.stream()
                .map(CandidateRegression::regression)
                .map(regression -> groups.get(regression.group()).distantColumns(regression.lags()))
                .toArray(int[][]::new);
        this.errors = new double[candidates.size()];
        this.products = new double[errors.length][errors.length];
    }

    /**
     * Measures the candidates of all outputs on the held-out rows of one fold.
     *
     * @param fold index of the fold
     * @param candidates (outputs)(candidates)
     * @return (outputs)(candidates, candidates) mean products
     */
    static List<double[][]> of(List<Fold> folds, int fold, List<List<CandidateRegression>> candidates) {
        DesignMatrix heldOut = folds.get(fold).heldOut();
        List<LagMoments> groups = heldOut.groups();
        List<CrossErrors> outputs = candidates.stream()
                .map(each -> new CrossErrors(each, groups, fold))
                .toList();
        double[][] columns = new double[groups.size()][];
        heldOut.forEachRow((values, t, extra, targets) -> {
            for (int group = 0; group < columns.length; group++) {
                columns[group] = groups.get(group).columns(values, t, extra);
            }
            for (int output = 0; output < targets.length; output++) {
                if (!Double.isNaN(targets[output])) {
                    outputs.get(output).add(groups, columns, targets[output]);
                }
            }
        });
        return outputs.stream().map(CrossErrors::means).toList();
    }

    private void add(List<LagMoments> groups, double[][] columns, double target) {
        for (int i = 0; i < errors.length; i++) {
            CandidateRegression candidate = candidates.get(i);
            Regression regression = candidate.regression();
            double forecast = groups.get(regression.group())
                    .predict(
                            columns[regression.group()],
                            candidate.foldWeights().get(fold),
                            regression.lags().newest(),
                            distant[i],
                            regression.known());
            errors[i] = forecast - target;
            for (int j = 0; j <= i; j++) {
                products[i][j] += errors[i] * errors[j];
            }
        }
        rows++;
    }

    private double[][] means() {
        double[][] means = new double[errors.length][errors.length];
        for (int i = 0; i < errors.length; i++) {
            for (int j = 0; j <= i; j++) {
                means[i][j] = products[i][j] / rows;
                means[j][i] = means[i][j];
            }
        }
        return means;
    }
}
