package io.wavecast.trainer.drift;

/** Mean and deviation of values, where the deviation is the largest one that batches of 1, 2 and 4 successive values show. */
final class BatchMoments {
    /** Numbers of {@link #write}. */
    static final int NUMBERS = 8;

    private static final int LENGTHS = 3; // batches of 1, 2, 4

    private double count;
    private double origin; // the first value: sums around it lose no precision
    private double total; // of the values minus the origin
    private double batch; // sum of the batch of 4 that is not complete, around the origin
    private double pair; // likewise of 2
    private final double[] squares = new double[LENGTHS]; // Σ (sum of a batch)², around the origin

    void add(double x) {
        if (count == 0) {
            origin = x;
        }
        double d = x - origin;
        count++;
        total += d;
        squares[0] += d * d;
        pair += d;
        batch += d;
        if (count % 2 == 0) {
            squares[1] += pair * pair;
            pair = 0;
        }
        if (count % 4 == 0) {
            squares[2] += batch * batch;
            batch = 0;
        }
    }

    double mean() {
        return origin + total / count;
    }

    /** For a count that is a multiple of 4. */
    double deviation() {
        double m = total / count;
        double largest = 0;
        for (int i = 0; i < LENGTHS; i++) {
            // Σ (batch − L·m)² = Σ batch² − n·L·m², where n values are in batches of L
            largest = Math.max(largest, squares[i] - count * (1 << i) * m * m);
        }
        return Math.sqrt(largest / (count - 1));
    }

    void clear() {
        read(new double[NUMBERS], 0);
    }

    void write(double[] numbers, int at) {
        numbers[at] = count;
        numbers[at + 1] = origin;
        numbers[at + 2] = total;
        numbers[at + 3] = batch;
        numbers[at + 4] = pair;
        System.arraycopy(squares, 0, numbers, at + 5, LENGTHS);
    }

    void read(double[] numbers, int at) {
        count = numbers[at];
        origin = numbers[at + 1];
        total = numbers[at + 2];
        batch = numbers[at + 3];
        pair = numbers[at + 4];
        System.arraycopy(numbers, at + 5, squares, 0, LENGTHS);
    }
}
