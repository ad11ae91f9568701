package io.wavecast.trainer.linear;

import java.util.List;

/**
 * Products of the errors that candidates make at the same times: all that is needed to tell the error of any average of them,
 * {@code shares' · E · shares}.
 */
final class CrossErrors {
    private final List<CandidateRegression> candidates;
    private final int fold;
    private final double[] errors; // (candidates), at one time
    private final double[][] products; // (candidates, candidates), the lower half
    private long rows;

    private CrossErrors(List<CandidateRegression> candidates, int fold) {
        this.candidates = candidates;
        this.fold = fold;
        this.errors = new double[candidates.size()];
        this.products = new double[errors.length][errors.length];
    }

    /**
     * @param folds the past
     * @param fold which of them judges
     * @param candidates (outputs)(candidates)
     * @return (outputs)(candidates, candidates) means of products
     */
    static List<double[][]> of(List<Fold> folds, int fold, List<List<CandidateRegression>> candidates) {
        List<CrossErrors> outputs =
                candidates.stream().map(each -> new CrossErrors(each, fold)).toList();
        DesignMatrix later = folds.get(fold).later();
        List<LagMoments> groups = later.groups();
        double[][] columns = new double[groups.size()][];
        later.eachRow((values, t, hidden, wanted) -> {
            for (int group = 0; group < columns.length; group++) {
                columns[group] = groups.get(group).row(values, t, hidden);
            }
            for (int output = 0; output < wanted.length; output++) {
                if (!Double.isNaN(wanted[output])) {
                    outputs.get(output).add(groups, columns, wanted[output]);
                }
            }
        });
        return outputs.stream().map(CrossErrors::means).toList();
    }

    private void add(List<LagMoments> groups, double[][] columns, double wanted) {
        for (int i = 0; i < errors.length; i++) {
            CandidateRegression candidate = candidates.get(i);
            Regression regression = candidate.regression();
            double said = groups.get(regression.group())
                    .said(columns[regression.group()], candidate.weights().get(fold), regression.lags());
            errors[i] = said - wanted;
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
