package io.wavecast.benchmarks.accuracy;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/** The normal equations of a ridge regression. */
final class NormalSums {
    private final double[][] products; // (columns)(columns up to the diagonal)
    private final double[] targets; // (columns)
    private long count;

    NormalSums(int columns) {
        products = new double[columns][];
        Arrays.setAll(products, i -> new double[i + 1]);
        targets = new double[columns];
    }

    void add(double[] row, double target) {
        count++;
        for (int i = 0; i < row.length; i++) {
            double value = row[i];
            double[] into = products[i];
            for (int j = 0; j <= i; j++) {
                into[j] += value * row[j];
            }
            targets[i] += value * target;
        }
    }

    /**
     * The weights.
     *
     * @param penalty of a squared weight, per row
     * @return zeros where the penalty is too small for a solution
     */
    double[] weights(double penalty) {
        int n = targets.length;
        var matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix.set(i, j, products[i][j]);
                matrix.set(j, i, products[i][j]);
            }
            matrix.add(i, i, penalty * count);
        }
        var solution = new DMatrixRMaj(n, 1);
        var solver = LinearSolverFactory_DDRM.symmPosDef(n);
        if (solver.setA(matrix)) {
            solver.solve(new DMatrixRMaj(n, 1, true, targets), solution);
        }
        return solution.data;
    }
}
