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
}
