package io.wavecast.trainer.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/**
 * Linear least squares by QR decomposition, an independent reference for fits by normal equations. Rows are collected in blocks, and each
 * block is merged into the triangular factor.
 */
final class LeastSquares {
    /** Columns whose pivot is smaller than this share of the largest pivot get no weight. */
    private static final double NEGLIGIBLE = 1e-12;

    private final int inputs;
    private final int outputs;
    private final DMatrixRMaj block; // (blockRows, inputs + outputs), the triangular factor on top
    private int filled;
    private long rows;

    /**
     * A fit without rows.
     *
     * @param inputs columns of X
     * @param outputs columns of Y
     */
    LeastSquares(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        int columns = inputs + outputs;
        this.block = new DMatrixRMaj(5 * columns, columns);
    }

    /**
     * Adds one row.
     *
     * @param x (inputs)
     * @param y (outputs)
     */
    void add(double[] x, double[] y) {
        if (filled == block.numRows) {
            reduce();
        }
        int at = filled * (inputs + outputs);
        System.arraycopy(x, 0, block.data, at, inputs);
        System.arraycopy(y, 0, block.data, at + inputs, outputs);
        filled++;
        rows++;
    }

    long rows() {
        return rows;
    }

    /** (outputs)(inputs) the B that minimises {@code |X·B − Y|²}. */
    double[][] solve() {
        if (rows < inputs) {
            throw new IllegalStateException("expected at least " + inputs + " rows, was " + rows);
        }
        reduce();
        int columns = inputs + outputs;
        double largest = 0;
        for (int i = 0; i < inputs; i++) {
            largest = Math.max(largest, Math.abs(block.data[i * columns + i]));
        }
        double[][] solution = new double[outputs][inputs];
        for (int o = 0; o < outputs; o++) {
            for (int i = inputs - 1; i >= 0; i--) {
                double pivot = block.data[i * columns + i];
                double rest = block.data[i * columns + inputs + o];
                for (int j = i + 1; j < inputs; j++) {
                    rest -= block.data[i * columns + j] * solution[o][j];
                }
                solution[o][i] = Math.abs(pivot) <= NEGLIGIBLE * largest ? 0 : rest / pivot;
            }
        }
        return solution;
    }

    private void reduce() {
        int columns = inputs + outputs;
        var used = new DMatrixRMaj(Math.max(filled, columns), columns);
        System.arraycopy(block.data, 0, used.data, 0, filled * columns);
        if (MatrixFeatures_DDRM.hasUncountable(used)) {
            throw new IllegalStateException("values must be finite");
        }
        // It returns false for a column of zeros, such as a constant channel, but its factor is correct.
        var qr = DecompositionFactory_DDRM.qr(used.numRows, columns);
        qr.decompose(used);
        CommonOps_DDRM.insert(qr.getR(null, true), block, 0, 0);
        filled = columns;
    }
}
