package io.wavecast.core.rnn;

/** Linear algebra in double precision, row by row, for comparison. */
final class Reference {
    private Reference() {}

    /** Computes W·x + b. */
    static double[] affine(Matrix matrix, float[] x, float[] bias) {
        double[] wide = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            wide[i] = x[i];
        }
        return affine(matrix, wide, bias);
    }

    /** Computes W·x + b. */
    static double[] affine(Matrix matrix, double[] x, float[] bias) {
        float[] w = matrix.toRowMajor();
        double[] sums = new double[matrix.rows()];
        for (int r = 0; r < sums.length; r++) {
            sums[r] = bias[r];
            for (int c = 0; c < matrix.columns(); c++) {
                sums[r] += (double) w[r * matrix.columns() + c] * x[c];
            }
        }
        return sums;
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
