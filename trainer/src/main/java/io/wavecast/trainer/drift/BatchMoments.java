package io.wavecast.trainer.drift;

/**
 * Mean and deviation of values, where the deviation is the largest one that batches of 1, 2 and 4 successive values show (batch means; Conway
 * 1963). So positive autocorrelation makes it larger.
 */
final class BatchMoments {
    private static final int LENGTHS = 3; // batches of 1, 2, 4

    private long count;
    private double origin; // the first value: sums around it lose no precision
    private double total; // of the values minus the origin
    private final double[] open = new double[LENGTHS]; // sums of the batches that are not complete, around the origin
    private final double[] squares = new double[LENGTHS]; // Σ (sum of a batch)², around the origin

    void add(double x) {
        if (count == 0) {
            origin = x;
        }
        double d = x - origin;
        count++;
        total += d;
        for (int i = 0; i < LENGTHS; i++) {
            open[i] += d;
            if (count % (1 << i) == 0) {
                squares[i] += open[i] * open[i];
                open[i] = 0;
            }
        }
    }

    long count() {
        return count;
    }

    /** NaN without values. */
    double mean() {
        return origin + total / count;
    }

    /** Standard deviation of one value; 0 for less than two. */
    double deviation() {
        if (count < 2) {
            return 0;
        }
        double m = total / count;
        double largest = 0;
        for (int i = 0; i < LENGTHS; i++) {
            int length = 1 << i;
            long batched = count - count % length; // values in complete batches
            double complete = total - open[i]; // their sum
            // Σ (batch − L·m)² over complete batches
            double sum = squares[i] - 2 * length * m * complete + batched * length * m * m;
            largest = Math.max(largest, batched == 0 ? 0 : sum / batched);
        }
        return Math.sqrt(largest * count / (count - 1));
    }

    /** Standard error of the mean. */
    double error() {
        return deviation() / Math.sqrt((double) count);
    }
}
