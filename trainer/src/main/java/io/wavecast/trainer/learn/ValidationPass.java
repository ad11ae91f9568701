package io.wavecast.trainer.learn;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.core.rnn.Weights;
import java.util.List;

/**
 * Runs a network over the validation parts as the stream will, with the state carried on, and finds per channel the share of its
 * say that helps most: {@code λ = Σ r·f / Σ f²}, held within 0..1. A share of zero leaves the linear path alone.
 */
final class ValidationPass {
    private final double[] share; // (channels)
    private double loss;

    private ValidationPass(int channels) {
        this.share = new double[channels];
    }

    /** @param free whether the share may be anything but 1 */
    static ValidationPass run(
            NetworkSpec spec, Weights weights, List<Part> validation, Residuals residuals, boolean free) {
        int channels = spec.outputs();
        double[] forecastTarget = new double[channels];
        double[] forecastForecast = new double[channels];
        double[] targetTarget = new double[channels];
        long count = 0;
        var network = new Network(spec, weights);
        var scratch = network.scratch();
        float[] in = new float[channels];
        float[] out = new float[channels];
        for (Part part : validation) {
            NetworkState state = network.fresh();
            double[][] targets = residuals.targets(part);
            for (int t = 0; t < targets.length; t++) {
                for (int c = 0; c < channels; c++) {
                    in[c] = (float) part.values()[t][c];
                }
                network.step(state, in, out, scratch);
                if (t < residuals.firstTarget(part)) {
                    continue;
                }
                for (int c = 0; c < channels; c++) {
                    forecastTarget[c] += out[c] * targets[t][c];
                    forecastForecast[c] += (double) out[c] * out[c];
                    targetTarget[c] += targets[t][c] * targets[t][c];
                }
                count++;
            }
        }
        var pass = new ValidationPass(channels);
        for (int c = 0; c < channels; c++) {
            double best = forecastForecast[c] > 0 ? forecastTarget[c] / forecastForecast[c] : 0;
            double used = free ? Math.min(1, Math.max(0, best)) : 1;
            pass.share[c] = used;
            pass.loss += (targetTarget[c] - 2 * used * forecastTarget[c] + used * used * forecastForecast[c])
                    / (count * channels);
        }
        return pass;
    }

    /** (channels) 0..1. */
    double[] share() {
        return share;
    }

    /** Mean squared error with that share; 1 is about what the linear path leaves over. */
    double loss() {
        return loss;
    }
}
