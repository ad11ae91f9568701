package io.wavecast.benchmarks.accuracy;

import io.wavecast.benchmarks.train.SkipGru;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What one trains in an afternoon: a GRU of 64 units with a linear skip connection over 32 lags of all channels, end to end on the changes of standardised
 * values, on random windows of 256 steps. Its best update on the validation part forecasts.
 */
final class GruReference {
    private static final int LAGS = 32;
    private static final int BATCH = 32;
    private static final int LONG = 256;
    private static final int SHORT = 64; // steps of a window in short recordings
    private static final int WINDOWS = 20; // long windows in the training part, at least
    private static final int MEASURED =
            50; // updates between two measurements of the validation error; the last one is measured, too

    private final StandardRows rows;
    private final List<Integer> horizons;
    private final int train;
    private final int validation;
    private final int columns;
    private final int outputs;
    private final Limits limits;

    /**
     * The end of a training.
     *
     * @param updates at most
     * @param time after which no update begins
     */
    record Limits(int updates, Duration time) {
        static final Limits DEFAULT = new Limits(1_500, Duration.ofMinutes(2));
    }

    private GruReference(StandardRows rows, List<Integer> horizons, Limits limits) {
        this.limits = limits;
        this.rows = rows;
        this.horizons = horizons;
        this.train = (int) (rows.values.length * StandardRows.TRAIN);
        this.validation = (int) (rows.values.length * StandardRows.VALIDATION);
        this.columns = LAGS * rows.channels();
        this.outputs = horizons.size() * rows.channels();
    }

    /**
     * Trains until the updates or the time is used up, for one update at least.
     *
     * @return (time)(horizons)(channels) forecasts in the user's units
     */
    static double[][][] forecasts(StandardRows rows, List<Integer> horizons, Limits limits) {
        return new GruReference(rows, horizons, limits).forecasts();
    }

    private double[][][] forecasts() {
        int length = rows.values.length;
        float[] all = new float[length * columns];
        for (int t = 0; t < length; t++) {
            read(t, all, t * columns);
        }
        var random = new SplittableRandom(1);
        int steps = train >= WINDOWS * LONG ? LONG : SHORT;
        int longest = horizons.get(horizons.size() - 1);
        long started = System.nanoTime();
        double best = Double.POSITIVE_INFINITY;
        float[] found = new float[length * outputs];
        try (var network = new SkipGru(rows.channels(), columns, outputs, limits.updates)) {
            boolean ended = false;
            for (int update = 1; !ended; update++) {
                float[] inputs = new float[BATCH * steps * columns];
                float[] targets = new float[BATCH * steps * outputs];
                float[] counts = new float[targets.length];
                for (int w = 0; w < BATCH; w++) {
                    int start = random.nextInt(Math.max(1, train - steps - longest));
                    System.arraycopy(all, start * columns, inputs, w * steps * columns, steps * columns);
                    for (int i = 0; i < steps; i++) {
                        targets(start + i, i < steps / 4, targets, counts, (w * steps + i) * outputs);
                    }
                }
                network.fit(inputs, targets, counts, BATCH);
                ended = update >= limits.updates || System.nanoTime() - started >= limits.time.toNanos();
                if (ended || update % MEASURED == 0) {
                    float[] forecasts = network.outputs(all);
                    double error = validationError(forecasts);
                    if (error < best) {
                        best = error;
                        found = forecasts;
                    }
                }
            }
        }
        return inUsersUnits(found);
    }

    private void read(int t, float[] into, int at) {
        for (int lag = 0; lag < LAGS; lag++) {
            for (int c = 0; c < rows.channels(); c++) {
                into[at + lag * rows.channels() + c] = (float) rows.values[Math.max(0, t - lag)][c];
            }
        }
    }

    /** @param settling whether nothing counts yet */
    private void targets(int t, boolean settling, float[] targets, float[] counts, int at) {
        for (int h = 0; h < horizons.size(); h++) {
            for (int c = 0; c < rows.channels(); c++) {
                int target = Math.min(rows.values.length - 1, t + horizons.get(h));
                int i = at + h * rows.channels() + c;
                targets[i] = (float) (rows.values[target][c] - rows.values[t][c]);
                counts[i] = !settling && rows.observed[target][c] ? 1 : 0;
            }
        }
    }

    /** Sum over outputs of the logarithms of the mean squares. */
    private double validationError(float[] forecasts) {
        float[] targets = new float[outputs];
        float[] counts = new float[outputs];
        double[] squares = new double[outputs];
        for (int t = train; t + horizons.get(horizons.size() - 1) < validation; t++) {
            targets(t, false, targets, counts, 0);
            for (int i = 0; i < outputs; i++) {
                double error = counts[i] * (forecasts[t * outputs + i] - targets[i]);
                squares[i] += error * error;
            }
        }
        double sum = 0;
        for (double square : squares) {
            sum += Math.log(Math.max(Double.MIN_NORMAL, square));
        }
        return sum;
    }

    private double[][][] inUsersUnits(float[] found) {
        double[][][] means = new double[rows.values.length][horizons.size()][rows.channels()];
        for (int t = 0; t < means.length; t++) {
            for (int h = 0; h < horizons.size(); h++) {
                for (int c = 0; c < rows.channels(); c++) {
                    means[t][h][c] = rows.forecast(t, c, found[t * outputs + h * rows.channels() + c]);
                }
            }
        }
        return means;
    }
}
