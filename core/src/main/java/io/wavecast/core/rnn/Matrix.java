package io.wavecast.core.rnn;

/**
 * An immutable matrix, one array per column: the layout in which a plain loop over a column is vectorised. Each row sums its
 * columns in a fixed order of fused operations, so the same bits everywhere.
 */
public final class Matrix {
    private final int rows;
    private final float[][] columns; // (columns)(rows)

    private Matrix(int rows, float[][] columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** @param values (rows, columns) row-major; copied */
    public static Matrix fromRowMajor(int rows, int columns, float[] values) {
        if (values.length != (long) rows * columns) {
            throw new IllegalArgumentException("a " + rows + " x " + columns + " matrix needs " + (long) rows * columns
                    + " values, had " + values.length);
        }
        float[][] byColumn = new float[columns][rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                byColumn[c][r] = values[r * columns + c];
            }
        }
        return new Matrix(rows, byColumn);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns.length;
    }

    /** (rows, columns) row-major, a copy. */
    public float[] toRowMajor() {
        float[] values = new float[rows * columns.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns.length; c++) {
                values[r * columns.length + c] = columns[c][r];
            }
        }
        return values;
    }

    /**
     * {@code out += W · x}.
     *
     * @param x at least (columns)
     * @param out (rows)
     */
    public void timesInto(float[] x, float[] out) {
        if (x.length < columns.length || out.length != rows) {
            throw new IllegalArgumentException("a " + rows + " x " + columns.length + " matrix takes " + columns.length
                    + " values to " + rows + ", had " + x.length + " and " + out.length);
        }
        int c = 0;
        for (; c + 3 < columns.length; c += 4) {
            addFour(
                    columns[c],
                    columns[c + 1],
                    columns[c + 2],
                    columns[c + 3],
                    x[c],
                    x[c + 1],
                    x[c + 2],
                    x[c + 3],
                    out);
        }
        for (; c < columns.length; c++) {
            addOne(columns[c], x[c], out);
        }
    }

    private static void addFour(
            float[] w0, float[] w1, float[] w2, float[] w3, float x0, float x1, float x2, float x3, float[] out) {
        for (int r = 0; r < out.length; r++) {
            out[r] = Math.fma(w3[r], x3, Math.fma(w2[r], x2, Math.fma(w1[r], x1, Math.fma(w0[r], x0, out[r]))));
        }
    }

    private static void addOne(float[] w, float x, float[] out) {
        for (int r = 0; r < out.length; r++) {
            out[r] = Math.fma(w[r], x, out[r]);
        }
    }
}
