package io.wavecast.trainer.learn;

import io.wavecast.core.baseline.ArModel;
import io.wavecast.core.model.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a network is asked to learn: inputs as it will see them, and as targets what the linear path leaves over of the next
 * input, per channel with mean 0 and deviation 1 over the training part.
 */
public final class Residuals {
    private final Optional<ArModel> linear;
    private final double[] mean; // (channels)
    private final double[] deviation; // (channels)

    private Residuals(Optional<ArModel> linear, double[] mean, double[] deviation) {
        this.linear = linear;
        this.mean = mean;
        this.deviation = deviation;
    }

    /** @param train inputs as the network sees them */
    public static Residuals fit(Optional<ArModel> linear, List<Part> train) {
        int channels = train.get(0).values()[0].length;
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        long count = 0;
        var plain = new Residuals(linear, new double[channels], ones(channels));
        for (Part part : train) {
            double[][] targets = plain.targets(part);
            for (int t = plain.firstTarget(part); t < targets.length; t++) {
                for (int c = 0; c < channels; c++) {
                    sum[c] += targets[t][c];
                    squares[c] += targets[t][c] * targets[t][c];
                }
                count++;
            }
        }
        double[] deviation = new double[channels];
        for (int c = 0; c < channels; c++) {
            sum[c] /= count;
            deviation[c] = Math.sqrt(Math.max(0, squares[c] / count - sum[c] * sum[c]));
            if (!(deviation[c] > 0)) {
                deviation[c] = 1;
            }
        }
        return new Residuals(linear, sum, deviation);
    }

    /** (channels), shared. */
    public double[] mean() {
        return mean;
    }

    /** (channels), shared. */
    public double[] deviation() {
        return deviation;
    }

    public Optional<ArModel> linear() {
        return linear;
    }

    /** The first t whose target is wanted and whose lags are all there. */
    public int firstTarget(Part part) {
        return Math.max(part.from() - 1, linear.map(ArModel::lags).orElse(1) - 1);
    }

    /** (time − 1)(channels): at t the normalised residual of input t + 1; zeros before the lags are there. */
    public double[][] targets(Part part) {
        double[][] values = part.values();
        int channels = values[0].length;
        double[] past = new double[linear.map(ArModel::lags).orElse(0) * channels];
        double[] base = new double[channels];
        double[][] targets = new double[values.length - 1][channels];
        int complete = linear.map(ArModel::lags).orElse(1) - 1;
        for (int t = 0; t + 1 < values.length; t++) {
            if (linear.isPresent()) {
                linear.get().remember(past, values[t]);
                linear.get().predict(past, base);
            }
            if (t < complete) {
                continue;
            }
            for (int c = 0; c < channels; c++) {
                targets[t][c] = (values[t + 1][c] - base[c] - mean[c]) / deviation[c];
            }
        }
        return targets;
    }

    /** Parts in the user's units as the network sees them: scaled, and differenced where the model says so. */
    public static List<Part> inputs(List<Part> raw, Preprocessing preprocessing) {
        List<Part> inputs = new ArrayList<>();
        for (Part part : raw) {
            int channels = part.values()[0].length;
            double[][] values = new double[part.values().length][channels];
            double[] level = new double[channels];
            for (int t = 0; t < values.length; t++) {
                for (int c = 0; c < channels; c++) {
                    double scaled = preprocessing.scaling().scaled(c, part.values()[t][c]);
                    values[t][c] = !preprocessing.differenced() ? scaled : t == 0 ? 0 : scaled - level[c];
                    level[c] = scaled;
                }
            }
            inputs.add(new Part(values, part.from()));
        }
        return inputs;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
