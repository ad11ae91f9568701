package io.wavecast.trainer.baseline;

import io.wavecast.trainer.engine.Adam;
import java.util.Arrays;
import java.util.Random;

/**
 * A feed-forward network over a window of the past: one layer of tanh units and a linear output, the change from the present value.
 * Horizons beyond the first feed forecasts back. It is a baseline for recurrent networks, because it needs no state.
 */
public final class WindowNetwork implements Forecaster {
    private static final int UNITS = 16;
    private static final int UPDATES = 3_000;
    private static final int BATCH = 32;
    private static final double RATE = 0.005;

    private final int lags;
    private final double center;
    private final double scale;
    private final double change;
    private final double[] weights; // units times (lags + bias), then units + bias for the output
    private final double[] hidden = new double[UNITS];
    private final double[] window; // scaled, oldest first
    private final double[] ahead;
    private int observations;

    private WindowNetwork(int lags, double center, double scale, double change, double[] weights) {
        this.lags = lags;
        this.center = center;
        this.scale = scale;
        this.change = change;
        this.weights = weights;
        this.window = new double[lags];
        this.ahead = new double[lags];
    }

    /**
     * Fits a network by Adam on windows drawn at random.
     *
     * @param past one channel, NaN where missing
     * @param lags samples in a window
     * @param seed of the first weights and of the windows
     * @throws IllegalArgumentException if no window and its next sample are without a gap
     */
    public static WindowNetwork fit(double[] past, int lags, long seed) {
        int[] starts = starts(past, lags);
        if (starts.length == 0) {
            throw new IllegalArgumentException(
                    "expected " + (lags + 1) + " samples in a row without a gap, was fewer among " + past.length);
        }
        double center = 0;
        int count = 0;
        for (double value : past) {
            if (!Double.isNaN(value)) {
                center += value;
                count++;
            }
        }
        center /= count;
        double spread = 0;
        for (double value : past) {
            spread += Double.isNaN(value) ? 0 : (value - center) * (value - center);
        }
        double moves = 0;
        for (int start : starts) {
            double move = past[start + lags] - past[start + lags - 1];
            moves += move * move;
        }
        double scale = positive(Math.sqrt(spread / count));
        var random = new Random(seed);
        var network = new WindowNetwork(
                lags, center, scale, positive(Math.sqrt(moves / starts.length)) / scale, initialWeights(lags, random));
        network.train(past, starts, random);
        return network;
    }

    /** A copy of the network that has observed nothing yet. */
    public WindowNetwork fresh() {
        return new WindowNetwork(lags, center, scale, change, weights);
    }

    private static double positive(double size) {
        return size > 0 ? size : 1;
    }

    private static double[] initialWeights(int lags, Random random) {
        double[] weights = new double[UNITS * (lags + 1) + UNITS + 1];
        double bound = 1 / Math.sqrt(lags);
        for (int i = 0; i < UNITS * (lags + 1); i++) {
            weights[i] = bound * (2 * random.nextDouble() - 1);
        }
        return weights; // zero output weights: the first forecast is the naive one
    }

    /** Starts of the windows that have no gap and are followed by a sample. */
    private static int[] starts(double[] past, int lags) {
        int[] starts = new int[past.length];
        int found = 0;
        int run = 0; // samples since the last gap
        for (int t = 0; t < past.length; t++) {
            run = Double.isNaN(past[t]) ? 0 : run + 1;
            if (run > lags) {
                starts[found++] = t - lags;
            }
        }
        return Arrays.copyOf(starts, found);
    }

    private void train(double[] past, int[] starts, Random random) {
        double[] gradient = new double[weights.length];
        var adam = new Adam(weights.length);
        double[] input = new double[lags];
        for (int update = 1; update <= UPDATES; update++) {
            Arrays.fill(gradient, 0);
            for (int b = 0; b < BATCH; b++) {
                int start = starts[random.nextInt(starts.length)];
                for (int i = 0; i < lags; i++) {
                    input[i] = (past[start + i] - center) / scale;
                }
                double target = ((past[start + lags] - center) / scale - input[lags - 1]) / change;
                addGradient(input, output(input) - target, gradient);
            }
            double rate = RATE * 0.5 * (1 + Math.cos(Math.PI * update / UPDATES));
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] /= BATCH;
            }
            adam.update(weights, gradient, rate);
        }
    }

    /** The change from the newest input, in units of the root mean square change. Leaves the hidden units for the gradient. */
    private double output(double[] input) {
        int heads = UNITS * (lags + 1);
        double sum = weights[heads + UNITS];
        for (int u = 0; u < UNITS; u++) {
            int at = u * (lags + 1);
            double activation = weights[at + lags];
            for (int i = 0; i < lags; i++) {
                activation += weights[at + i] * input[i];
            }
            hidden[u] = Math.tanh(activation);
            sum += weights[heads + u] * hidden[u];
        }
        return sum;
    }

    private void addGradient(double[] input, double error, double[] gradient) {
        int heads = UNITS * (lags + 1);
        gradient[heads + UNITS] += error;
        for (int u = 0; u < UNITS; u++) {
            gradient[heads + u] += error * hidden[u];
            double slope = error * weights[heads + u] * (1 - hidden[u] * hidden[u]);
            int at = u * (lags + 1);
            gradient[at + lags] += slope;
            for (int i = 0; i < lags; i++) {
                gradient[at + i] += slope * input[i];
            }
        }
    }

    @Override
    public String name() {
        return "window" + lags;
    }

    @Override
    public void observe(double value) {
        push(window, (value - center) / scale);
        observations = Math.min(lags, observations + 1);
    }

    private static void push(double[] window, double newest) {
        System.arraycopy(window, 1, window, 0, window.length - 1);
        window[window.length - 1] = newest;
    }

    /** Repeats the present value until the window is full. */
    @Override
    public double forecast(int horizon) {
        double value = window[lags - 1];
        if (observations == lags) {
            System.arraycopy(window, 0, ahead, 0, lags);
            for (int h = 0; h < horizon; h++) {
                value = ahead[lags - 1] + change * output(ahead);
                push(ahead, value);
            }
        }
        return center + scale * value;
    }
}
