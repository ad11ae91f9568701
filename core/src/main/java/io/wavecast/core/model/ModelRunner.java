package io.wavecast.core.model;

import io.wavecast.core.rnn.Network;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs one model over series; the caller keeps their hidden states. The stream and the trainer's evaluation both use it, so that
 * they forecast alike. Not thread-safe, since it owns scratch space: each thread needs its own.
 */
public final class ModelRunner {
    private final Model model;
    private final Network network;
    private final Scaling scaling;
    private final @Nullable SeriesScaling perSeries; // null if all series have one scaling
    private final boolean differenced;
    private final int channels;
    private final List<Integer> horizons;
    private final Network.Scratch scratch;
    private final HiddenState loop; // a copy, so that the closed loop does not change the series' state
    private final float[] in; // (channels)
    private final boolean direct;
    private final boolean label;
    private final float[] out; // (outputs): (targets), or (horizons, targets) of a direct model
    private final int[] places; // (channels) position among the outputs of a horizon; −1 for an exogenous channel
    private final int targets;
    private final @Nullable CalendarTerm calendar; // null if the model knows nothing of times

    public ModelRunner(Model model) {
        this.model = model;
        this.network = model.network();
        this.scaling = model.preprocessing().scaling();
        this.perSeries = model.preprocessing().perSeries().orElse(null);
        this.differenced = model.preprocessing().differenced();
        this.channels = model.spec().channels();
        this.horizons = model.spec().horizons();
        this.scratch = network.scratch();
        this.loop = newState();
        this.in = new float[channels];
        this.direct = model.spec().direct();
        this.label = model.spec().label();
        this.out = new float[network.spec().outputs()];
        this.places = model.spec().targets().places();
        this.targets = model.spec().targets().count();
        this.calendar = CalendarTerm.of(model);
    }

    public Model model() {
        return model;
    }

    /** The state of a new series. */
    public HiddenState newState() {
        double[] level = new double[channels];
        Arrays.fill(level, Double.NaN);
        HiddenState state = new HiddenState(network.newState(), level);
        state.setScale(perSeries == null ? null : SeriesScale.unknown(channels));
        return state;
    }

    /**
     * The state of a series after its past inputs. With scaling per series its center and scale are learned from the newest of them.
     *
     * @param past (samples, channels) the oldest first; NaN where a channel has no value yet
     */
    public HiddenState stateAfter(double[] past) {
        HiddenState state = newState();
        state.setScale(perSeries == null ? null : perSeries.learned(past, channels));
        double[] sample = new double[channels];
        for (int at = 0; at < past.length; at += channels) {
            for (int c = 0; c < channels; c++) {
                sample[c] = Double.isNaN(past[at + c]) ? center(state, c) : past[at + c];
            }
            feed(state, sample); // which tells nothing new about the scale that was learned from the newest inputs
        }
        return state;
    }

    /** Whether a state must be rebuilt by {@link #stateAfter}: it lacks the series' own center and scale, or the series has left their range. */
    public boolean needsScale(HiddenState state) {
        SeriesScale scale = state.scale();
        return perSeries == null
                ? scale != null
                : scale == null || scale.channels() != channels || scale.isLeft(perSeries);
    }

    /** What a channel that never had a value enters the network as, in the user's units. */
    public double center(HiddenState state, int channel) {
        SeriesScale scale = state.scale();
        return scale == null ? scaling.center(channel) : scale.center(channel);
    }

    /** The unit of a channel's scaled values, in the user's units; 0 for a channel of a series that was constant. */
    public double unit(HiddenState state, int channel) {
        SeriesScale scale = state.scale();
        return scale == null ? scaling.scale(channel) : scale.scale(channel);
    }

    /**
     * Advances a series by one sample and forecasts it by a model that knows nothing of times; see the other method.
     *
     * @throws IllegalStateException if the model has a calendar
     */
    public void step(HiddenState state, double[] values, double[][] means) {
        step(state, values, Calendar.UNKNOWN_TIME, means);
    }

    /**
     * Advances a series by one sample and forecasts it.
     *
     * @param state state of the series; updated
     * @param values (channels) in the user's units, finite
     * @param timeMicros the sample's time
     * @param means (horizons, channels) receives the forecasts in the user's units, in the order of the spec's horizons, NaN for exogenous
     *     channels; (1, labels) receives the probabilities of a model of labels
     */
    public void step(HiddenState state, double[] values, long timeMicros, double[][] means) {
        advance(state, values);
        addKnown(timeMicros, 0);
        if (direct) {
            for (int h = 0; h < means.length; h++) {
                read(state, h, means[h]);
            }
        } else if (label) {
            copyOutputs(means[0]);
        } else {
            closedLoop(state, timeMicros, means);
        }
    }

    private void addKnown(long timeMicros, int steps) {
        if (calendar != null) {
            calendar.addTo(out, timeMicros, steps);
        }
    }

    private void copyOutputs(double[] probabilities) {
        for (int o = 0; o < out.length; o++) {
            probabilities[o] = out[o];
        }
    }

    /**
     * Computes the labels of a complete window. A bidirectional network reads it in both directions; another network outputs the
     * labels of the window's last step.
     *
     * @param window (time)(channels) in the user's units, finite
     * @param probabilities (labels) receives the probabilities
     * @throws IllegalStateException if the model has no labels
     */
    public void labelWindow(double[][] window, double[] probabilities) {
        if (!label) {
            throw new IllegalStateException("expected a model of labels, was " + model);
        }
        HiddenState state = newState();
        float[][] inputs = new float[window.length][];
        for (int t = 0; t < window.length; t++) {
            for (int c = 0; c < channels; c++) {
                enter(state, c, scaling.scaled(c, window[t][c])); // a model of labels has one scaling for all series
            }
            inputs[t] = in.clone();
        }
        network.readWindow(inputs, out, scratch);
        copyOutputs(probabilities);
    }

    private void closedLoop(HiddenState state, long timeMicros, double[][] means) {
        int longest = model.spec().longestHorizon();
        HiddenState at = state;
        if (longest > 1) {
            loop.copyFrom(state);
            at = loop;
        }
        int next = 0;
        for (int h = 1; ; h++) {
            boolean publish = horizons.get(next) == h;
            for (int c = 0; c < channels; c++) {
                double scaled = nextInput(at, 0, c);
                if (publish) {
                    means[next][c] = forecast(at, c, scaled);
                }
                if (h < longest) {
                    enter(at, c, scaled);
                }
            }
            if (publish) {
                next++;
            }
            if (h == longest) {
                return;
            }
            network.step(at.network, in, out, scratch);
            addKnown(timeMicros, h);
        }
    }

    /** Advances a series by one sample, without a forecast. */
    public void advance(HiddenState state, double[] values) {
        SeriesScale own = state.scale();
        if (perSeries != null && own != null) {
            own.take(values, perSeries);
        }
        feed(state, values);
    }

    private void feed(HiddenState state, double[] values) {
        SeriesScale own = state.scale();
        for (int c = 0; c < channels; c++) {
            enter(state, c, scaling.scaled(c, own == null ? values[c] : own.scaled(c, values[c])));
        }
        network.step(state.network, in, out, scratch);
    }

    /**
     * Forecasts the next sample from the state alone.
     *
     * @param state state of the series; unchanged
     * @param timeMicros of the newest sample
     * @param mean (channels) receives the forecast one step ahead in the user's units. NaN for an exogenous channel, whose last value the
     *     caller has; NaN if the model sees differences and there was no sample, or if it is a model of labels; token 0 if inputs are tokens
     */
    public void forecastNext(HiddenState state, long timeMicros, double[] mean) {
        if (label) {
            Arrays.fill(mean, network.spec().tokens() ? 0 : Double.NaN);
            return;
        }
        network.output(state.network, out);
        addKnown(timeMicros, 0);
        read(state, 0, mean);
    }

    /**
     * Forecasts steps from the state alone, each from the forecasts of the steps before. A direct model's own outputs replace those of its
     * horizons, but do not enter the loop.
     *
     * @param state state of the series; unchanged
     * @param timeMicros of the newest sample
     * @param means (steps, channels) receives the forecasts of the steps 1, 2, … in the user's units; NaN for exogenous channels
     * @throws IllegalStateException if the model outputs labels
     */
    public void lookAhead(HiddenState state, long timeMicros, double[][] means) {
        if (label) {
            throw new IllegalStateException("expected a model of values, was a model of labels: " + model);
        }
        network.output(state.network, out);
        addKnown(timeMicros, 0);
        double[][] own = new double[direct ? horizons.size() : 0][channels];
        for (int i = 0; i < own.length; i++) {
            read(state, i, own[i]);
        }
        loop.copyFrom(state);
        for (int h = 1; h <= means.length; h++) {
            for (int c = 0; c < channels; c++) {
                double scaled = nextInput(loop, 0, c);
                means[h - 1][c] = forecast(loop, c, scaled);
                enter(loop, c, scaled);
            }
            if (h < means.length) {
                network.step(loop.network, in, out, scratch);
                addKnown(timeMicros, h);
            }
        }
        for (int i = 0; i < own.length && horizons.get(i) <= means.length; i++) {
            means[horizons.get(i) - 1] = own[i];
        }
    }

    /** A channel's next input in a closed loop, scaled: its forecast, or the last input of an exogenous channel. */
    private double nextInput(HiddenState state, int horizonIndex, int channel) {
        if (places[channel] < 0) {
            return state.level[channel];
        }
        float output = out[horizonIndex * targets + places[channel]];
        double scaled = scaling.clip(differenced ? state.level[channel] + output : output);
        return Float.isInfinite(output) ? Double.NaN : scaled; // clipped, it would be a forecast like any other
    }

    private double forecast(HiddenState state, int channel, double scaled) {
        return places[channel] < 0 ? Double.NaN : state.unscaled(scaling, channel, scaled);
    }

    private void read(HiddenState state, int horizonIndex, double[] mean) {
        for (int c = 0; c < channels; c++) {
            mean[c] = forecast(state, c, nextInput(state, horizonIndex, c));
        }
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
