package io.wavecast.trainer.linear;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Ridge regression (Hoerl and Kennard 1970) from normal equations. Columns and targets are centred and columns are scaled to standard
 * deviation 1; then {@code (R + λ I) β = r} is solved, where R holds the columns' correlations. Rare columns are shrunk further.
 */
final class Ridge {
    /** Penalties λ that are tried. Over-sampled signals need the smallest; the largest equals a column's variance. */
    static final double[] PENALTIES = {1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1};

    private final List<NormalEquations> targets;
    private final int columns; // without the column of ones
    private final double[] mean; // (columns)
    private final double[] deviation; // (columns), 1 where a column is constant
    private final double[] shrinkage; // (columns) in units of the scaled columns' variance
    private final DMatrixRMaj correlations; // (columns, columns)
    private final DMatrixRMaj covariances; // (columns, targets) of scaled columns with targets

    /**
     * Prepares fits of several targets.
     *
     * @param targets with the same columns over the same rows
     */
    Ridge(List<NormalEquations> targets) {
        this.targets = targets;
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
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(columns);
        if (!solver.setA(penalised)) {
            return Optional.empty();
        }
        DMatrixRMaj solution = new DMatrixRMaj(columns, targets.size());
        solver.solve(covariances.copy(), solution);
        double[][] weights = new double[targets.size()][columns + 1];
        for (int k = 0; k < weights.length; k++) {
            double intercept = targets.get(k).cross()[columns] / targets.get(k).rows();
            for (int i = 0; i < columns; i++) {
                weights[k][i] = solution.get(i, k) / deviation[i];
                intercept -= weights[k][i] * mean[i];
            }
            weights[k][columns] = intercept;
        }
        return Optional.of(weights);
    }
}
