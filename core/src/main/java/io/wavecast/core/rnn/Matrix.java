package io.wavecast.core.rnn;

/**
 * An immutable matrix. Its products with vectors have the same bits on every JVM: each row sums its columns in a fixed order of
 * fused operations.
 *
 * <p>With many rows there is one array per column: a plain loop over a column is vectorised. It adds four columns at once, so
 * that a sum is loaded and stored once for four products. With few rows, as in a head with one output, there is one array per row
 * and eight partial sums, since additions to a single sum would wait for each other.
 */
public final class Matrix {
    /** Matrices with fewer rows, which do not fill the lanes of a vector register, are stored by row. */
    private static final int FEW = 8;

    private final int rows;
    private final int columns;
    private final float[][] byColumn; // (columns)(rows); empty with few rows
    private final float[][] byRow; // (rows)(columns); empty with many rows

    private Matrix(int rows, int columns, float[][] byColumn, float[][] byRow) {
        this.rows = rows;
        this.columns = columns;
        this.byColumn = byColumn;
        this.byRow = byRow;
    }

    /**
     * Creates a matrix.
     *
     * @param values (rows, columns) row-major; copied
     */
    public static Matrix fromRowMajor(int rows, int columns, float[] values) {
        if (values.length != (long) rows * columns) {
            throw new IllegalArgumentException("expected " + (long) rows * columns + " values for a " + rows + " x "
                    + columns + " matrix, was " + values.length);
        }
        boolean few = rows < FEW;
        float[][] byColumn = few ? new float[0][] : new float[columns][rows];
        float[][] byRow = few ? new float[rows][columns] : new float[0][];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (few) {
                    byRow[r][c] = values[r * columns + c];
                } else {
                    byColumn[c][r] = values[r * columns + c];
                }
            }
        }
        return new Matrix(rows, columns, byColumn, byRow);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The elements, (rows, columns) row-major; a copy. */
    public float[] toRowMajor() {
        float[] values = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = byRow.length > 0 ? byRow[r][c] : byColumn[c][r];
            }
        }
        return values;
    }

    /**
     * Multiplies each row by its factor.
     *
     * @param factors (rows)
     */
    Matrix withRowsTimes(float[] factors) {
        float[] values = toRowMajor();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i / columns];
        }
        return fromRowMajor(rows, columns, values);
    }

    /**
     * {@code out += W · x}.
     *
     * @param x at least (columns)
     * @param out (rows)
     */
    public void timesInto(float[] x, float[] out) {
        check(x, out);
        if (byRow.length > 0) {
            addRows(x, out);
        } else {
            addColumns(0, x, out);
        }
    }

    /**
     * {@code out = start + W · x}.
     *
     * @param start (rows)
     * @param x at least (columns)
     * @param out (rows)
     */
    void plusTimes(float[] start, float[] x, float[] out) {
        check(x, out);
        if (byRow.length > 0 || columns == 0) {
            System.arraycopy(start, 0, out, 0, rows);
            addRows(x, out);
        } else {
            addOne(start, byColumn[0], x[0], out);
            addColumns(1, x, out);
        }
    }

    private void check(float[] x, float[] out) {
        if (x.length < columns || out.length != rows) {
            throw new IllegalArgumentException("expected vectors of " + columns + " and " + rows + " values for a "
                    + rows + " x " + columns + " matrix, was " + x.length + " and " + out.length);
        }
    }

    private void addColumns(int from, float[] x, float[] out) {
        float[][] w = byColumn;
        int c = from;
        for (; c + 3 < columns; c += 4) {
            addFour(w[c], w[c + 1], w[c + 2], w[c + 3], x[c], x[c + 1], x[c + 2], x[c + 3], out);
        }
        for (; c < columns; c++) {
            addOne(out, w[c], x[c], out);
        }
    }

    private static void addFour(
            float[] w0, float[] w1, float[] w2, float[] w3, float x0, float x1, float x2, float x3, float[] out) {
        for (int r = 0; r < out.length; r++) {
            out[r] = Math.fma(w3[r], x3, Math.fma(w2[r], x2, Math.fma(w1[r], x1, Math.fma(w0[r], x0, out[r]))));
        }
    }

    private static void addOne(float[] start, float[] w, float x, float[] out) {
        for (int r = 0; r < out.length; r++) {
            out[r] = Math.fma(w[r], x, start[r]);
        }
    }

    private void addRows(float[] x, float[] out) {
        for (int r = 0; r < byRow.length; r++) {
            out[r] += dot(byRow[r], x);
        }
    }

    private static float dot(float[] w, float[] x) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int c = 0;
        for (; c + 7 < w.length; c += 8) {
            s0 = Math.fma(w[c], x[c], s0);
            s1 = Math.fma(w[c + 1], x[c + 1], s1);
            s2 = Math.fma(w[c + 2], x[c + 2], s2);
            s3 = Math.fma(w[c + 3], x[c + 3], s3);
            s4 = Math.fma(w[c + 4], x[c + 4], s4);
            s5 = Math.fma(w[c + 5], x[c + 5], s5);
            s6 = Math.fma(w[c + 6], x[c + 6], s6);
            s7 = Math.fma(w[c + 7], x[c + 7], s7);
        }
        for (; c < w.length; c++) {
            s0 = Math.fma(w[c], x[c], s0);
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
