package io.wavecast.trainer.linear;

/** Sums of products of arrays. */
final class Products {
    private Products() {}

    /** The sum of products of two ranges, as four partial sums that the processor adds in parallel. */
    static double sum(double[] a, int fromA, double[] b, int fromB, int count) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            first += a[fromA + i] * b[fromB + i];
            second += a[fromA + i + 1] * b[fromB + i + 1];
            third += a[fromA + i + 2] * b[fromB + i + 2];
            fourth += a[fromA + i + 3] * b[fromB + i + 3];
        }
        for (; i < count; i++) {
            first += a[fromA + i] * b[fromB + i];
        }
        return first + second + third + fourth;
    }

    /** The lower triangle of a symmetric matrix: each row holds the columns up to its own. */
    static double[][] triangle(int size) {
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = new double[i + 1];
        }
        return rows;
    }

    /** Adds the products of a row with itself to a lower triangle, from a row of the triangle on. */
    static void addSquare(double[][] triangle, int from, double[] row) {
        for (int i = from; i < row.length; i++) {
            double value = row[i];
            double[] into = triangle[i];
            for (int j = 0; j <= i; j++) {
                into[j] += value * row[j];
            }
        }
    }

    /** The values of one channel, (time). */
    static double[] column(double[][] values, int channel) {
        double[] column = new double[values.length];
        for (int t = 0; t < column.length; t++) {
            column[t] = values[t][channel];
        }
        return column;
    }

    /** Sets a matrix to the sum of two others. It may be one of them. */
    static void add(double[][] sum, double[][] a, double[][] b) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum[i].length; j++) {
                sum[i][j] = a[i][j] + b[i][j];
            }
        }
    }
}
