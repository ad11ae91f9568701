package io.wavecast.core.model;

import io.wavecast.core.rnn.Network;
import java.util.Arrays;
import java.util.List;

/**
 * Runs one model over series, whose hidden states the caller keeps. Everything that forecasts goes through here, so that
 * what is judged offline is what the stream does. Owns scratch space: one per thread.
 */
public final class ModelRunner {
    private final Model model;
    private final Network network;
    private final Scaling scaling;
    private final boolean differenced;
    private final int channels;
    private final List<Integer> horizons;
    private final Network.Scratch scratch;
    private final HiddenState loop; // the closed loop runs here, so that the series' own state stays at the present
    private final float[] in; // (channels)
    private final boolean direct;
    private final boolean label;
    private final float[] out; // (outputs): (channels), or (horizons, channels) where the model is direct

    public ModelRunner(Model model) {
        this.model = model;
        this.network = model.network();
        this.scaling = model.preprocessing().scaling();
        this.differenced = model.preprocessing().differenced();
        this.channels = model.spec().channels();
        this.horizons = model.spec().horizons();
        this.scratch = network.scratch();
        this.loop = fresh();
        this.in = new float[channels];
        this.direct = model.spec().direct();
        this.label = model.spec().label();
        this.out = new float[network.spec().outputs()];
    }

    public Model model() {
        return model;
    }

    /** The state of a series that nothing is known of. */
    public HiddenState fresh() {
        double[] level = new double[channels];
        Arrays.fill(level, Double.NaN);
        return new HiddenState(network.fresh(), level);
    }

    /**
     * Takes in one sample and says what comes next.
     *
     * @param state of the series; moved one step on
     * @param values (channels) in the user's units, finite
     * @param means (horizons, channels) receives the forecasts in the user's units, in the order of the spec's horizons; (1, labels)
     *     receives the probabilities where the model says labels
     */
    public void step(HiddenState state, double[] values, double[][] means) {
        absorb(state, values);
        if (direct) {
            for (int h = 0; h < means.length; h++) {
                for (int c = 0; c < channels; c++) {
                    means[h][c] = unscaled(state, c, out[h * channels + c]);
                }
            }
        } else if (label) {
            labels(means[0]);
        } else {
            closedLoop(state, means);
        }
    }

    private void labels(double[] probabilities) {
        for (int o = 0; o < out.length; o++) {
            probabilities[o] = out[o];
        }
    }

    /**
     * Reads all of a window at once, which need not be the whole series, and says its labels: the way of networks that read from both
     * ends. Others say what they say after the window's last step.
     *
     * @param window (time)(channels) in the user's units, finite
     * @param probabilities (labels)
     */
    public void read(double[][] window, double[] probabilities) {
        if (!label) {
            throw new IllegalStateException(model + " says no labels of windows, but what comes next");
        }
        HiddenState levels = fresh();
        float[][] seen = new float[window.length][];
        for (int t = 0; t < window.length; t++) {
            for (int c = 0; c < channels; c++) {
                enter(levels, c, scaling.scaled(c, window[t][c]));
            }
            seen[t] = in.clone();
        }
        network.read(seen, out, scratch);
        labels(probabilities);
    }

    private void closedLoop(HiddenState state, double[][] means) {
        int longest = horizons.get(horizons.size() - 1);
        HiddenState at = state;
        if (longest > 1) {
            loop.copyFrom(state);
            at = loop;
        }
        int wanted = 0;
        for (int h = 1; ; h++) {
            boolean publish = horizons.get(wanted) == h;
            for (int c = 0; c < channels; c++) {
                double scaled = scaling.clip(differenced ? at.level[c] + out[c] : out[c]);
                if (publish) {
                    means[wanted][c] = scaling.unscaled(c, scaled);
                }
                if (h < longest) {
                    enter(at, c, scaled);
                }
            }
            if (publish) {
                wanted++;
            }
            if (h == longest) {
                return;
            }
            network.step(at.network, in, out, scratch);
        }
    }

    /** Takes in one sample of the past, without a forecast. */
    public void absorb(HiddenState state, double[] values) {
        for (int c = 0; c < channels; c++) {
            enter(state, c, scaling.scaled(c, values[c]));
        }
        network.step(state.network, in, out, scratch);
    }

    /**
     * Says what comes next without taking anything in.
     *
     * @param state of the series; unchanged
     * @param mean (channels) receives the forecast one step ahead in the user's units; NaN where the model sees
     *     differences and there was no sample yet, or says labels: of the next value it knows nothing. Of tokens, the one that stands
     *     for unknown ones
     */
    public void expect(HiddenState state, double[] mean) {
        if (label) {
            Arrays.fill(mean, network.spec().tokens() ? 0 : Double.NaN);
            return;
        }
        network.output(state.network, out);
        for (int c = 0; c < channels; c++) {
            mean[c] = unscaled(state, c, out[c]);
        }
    }

    private double unscaled(HiddenState state, int channel, float said) {
        return scaling.unscaled(channel, scaling.clip(differenced ? state.level[channel] + said : said));
    }

    private void enter(HiddenState state, int channel, double scaled) {
        double previous = state.level[channel];
        state.level[channel] = scaled;
        if (differenced) {
            in[channel] = Double.isNaN(previous) ? 0 : (float) (scaled - previous);
        } else {
            in[channel] = (float) scaled;
        }
    }
}
