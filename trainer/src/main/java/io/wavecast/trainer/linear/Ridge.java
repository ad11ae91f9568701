package io.wavecast.trainer.linear;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Ridge regression (Hoerl and Kennard 1970) from normal equations. Columns and targets are centred and columns are scaled to standard
 * deviation 1; then {@code (R + λ I) β = r} is solved, where R holds the columns' correlations. Rare columns are shrunk further.
 *
 * <p>With hidden units, the answer to jumps of the level is drawn to that of the same regression without hidden units. Least squares alone would
 * offset weights of lags by those of units where the level hardly varies, and both go apart where it jumps. A penalty on what a model answers to known changes
 * of its input is that of Simard, Victorri, Le Cun and Denker (1992, tangent propagation), here with finite steps and around the linear answer.
 */
final class Ridge {
    /** Penalties λ that are tried. Over-sampled signals need the smallest; the largest equals a column's variance. */
    static final double[] PENALTIES = {1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1};

    private final List<NormalEquations> targets;
    private final int columns; // without the column of ones
    private final double[] mean; // (columns)
    private final double[] deviation; // (columns), 1 where a column is constant
    private final double[] shrinkage; // (columns) in units of the scaled columns' variance
    private final Levels levels;
    private final DMatrixRMaj correlations; // (columns, columns)
    private final DMatrixRMaj covariances; // (columns, targets) of scaled columns with targets

    /**
     * How the columns answer jumps of the level.
     *
     * @param products (inputs, then hidden) the lower triangle of the sums of products of jumps and of differences of units, see
     *     {@link RecurrentCells#forEachJump}
     * @param inputs number of channels of the signal
     * @param places (columns) the place of each column in the products: of a lag its channel; −1 for what is known of the time
     * @param rows over which the products were summed
     */
    record Levels(double[][] products, int inputs, int[] places, long rows) {
        static final Levels NONE = new Levels(new double[0][], 0, new int[0], 1);

        /** The mean product over jumps of two places; 0 if one of them is −1. */
        double product(int i, int j) {
            return Math.min(i, j) < 0 ? 0 : products[Math.max(i, j)][Math.min(i, j)] / rows;
        }

        /** The number of columns that are no hidden units; they come first. */
        int linear() {
            return places.length - (products.length - inputs);
        }
    }

    /**
     * Prepares fits of several targets.
     *
     * @param targets with the same columns over the same rows
     */
    Ridge(List<NormalEquations> targets, Levels levels) {
        this.targets = targets;
        this.levels = levels;
        NormalEquations first = targets.get(0);
        this.columns = first.cross().length - 1;
        this.mean = new double[columns];
        this.deviation = new double[columns];
        this.shrinkage = new double[columns];
        this.correlations = new DMatrixRMaj(columns, columns);
        this.covariances = new DMatrixRMaj(columns, targets.size());
        double n = first.rows();
        for (int i = 0; i < columns; i++) {
            mean[i] = first.products()[columns][i] / n;
            double variance = first.products()[i][i] / n - mean[i] * mean[i];
            deviation[i] = variance > 0 ? Math.sqrt(variance) : 1;
            shrinkage[i] = first.shrinkage()[i] / n / (deviation[i] * deviation[i]);
        }
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                double covariance = first.products()[i][j] / n - mean[i] * mean[j];
                correlations.set(i, j, covariance / (deviation[i] * deviation[j]));
            }
            for (int k = 0; k < targets.size(); k++) {
                NormalEquations target = targets.get(k);
                double covariance = target.cross()[i] / n - mean[i] * target.cross()[columns] / n;
                covariances.set(i, k, covariance / deviation[i]);
            }
        }
    }

    /**
     * The weights under one penalty.
     *
     * @return (targets)(columns), the intercept last; empty where the penalised matrix is not positive definite
     */
    Optional<double[][]> weights(double penalty) {
        DMatrixRMaj penalised = correlations.copy();
        for (int i = 0; i < columns; i++) {
            penalised.add(i, i, penalty + shrinkage[i]);
        }
        if (levels.products().length == 0) {
            return solved(penalised, covariances).map(this::weights);
        }
        int linear = levels.linear();
        Optional<DMatrixRMaj> alone = linear == 0
                ? Optional.of(new DMatrixRMaj(0, targets.size()))
                : solved(
                        CommonOps_DDRM.extract(penalised, 0, linear, 0, linear),
                        CommonOps_DDRM.extract(covariances, 0, linear, 0, targets.size()));
        return alone.flatMap(found -> drawnTo(found, penalised)).map(this::weights);
    }

    /** The solution whose answer to jumps is drawn to that of the columns without hidden units alone. */
    private Optional<DMatrixRMaj> drawnTo(DMatrixRMaj alone, DMatrixRMaj penalised) {
        int[] places = levels.places();
        DMatrixRMaj right = covariances.copy();
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                penalised.add(i, j, levels.product(places[i], places[j]) / (deviation[i] * deviation[j]));
            }
        }
        for (int k = 0; k < targets.size(); k++) {
            double[] answers = new double[levels.inputs()]; // to a jump by 1
            for (int i = 0; i < alone.getNumRows(); i++) {
                if (places[i] >= 0) {
                    answers[places[i]] += alone.get(i, k) / deviation[i];
                }
            }
            for (int i = 0; i < columns; i++) {
                for (int c = 0; c < answers.length; c++) {
                    right.add(i, k, levels.product(places[i], c) * answers[c] / deviation[i]);
                }
            }
        }
        return solved(penalised, right);
    }

    /** The solution, (columns, targets); empty where the matrix is not positive definite. */
    private Optional<DMatrixRMaj> solved(DMatrixRMaj matrix, DMatrixRMaj right) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(matrix.getNumRows());
        if (!solver.setA(matrix)) {
            return Optional.empty();
        }
        DMatrixRMaj solution = new DMatrixRMaj(matrix.getNumRows(), targets.size());
        solver.solve(right.copy(), solution);
        return Optional.of(solution);
    }

    private double[][] weights(DMatrixRMaj solution) {
        double[][] weights = new double[targets.size()][columns + 1];
        for (int k = 0; k < weights.length; k++) {
            double intercept = targets.get(k).cross()[columns] / targets.get(k).rows();
            for (int i = 0; i < columns; i++) {
                weights[k][i] = solution.get(i, k) / deviation[i];
                intercept -= weights[k][i] * mean[i];
            }
            weights[k][columns] = intercept;
        }
        return weights;
    }
}
