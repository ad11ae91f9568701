package io.wavecast.core.rnn;

/** An immutable matrix, one array per column. (stub, to be replaced) */
public final class Matrix {
    private final int rows;
    private final float[][] columns; // (columns)(rows)

    private Matrix(int rows, float[][] columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** @param values (rows, columns) row-major; copied */
    public static Matrix fromRowMajor(int rows, int columns, float[] values) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException("a " + rows + " x " + columns + " matrix needs " + rows * columns
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
}
