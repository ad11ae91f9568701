package io.wavecast.core.model;

import java.util.Optional;

/**
 * One series under one model outside a stream, such as held-out data. It keeps the past inputs that the stream keeps in a ring, where the model
 * scales each series on its own: they are what the scale is learned from when the model begins to forecast, and whenever it must be learned
 * anew.
 */
public final class SeriesRun {
    private final ModelRunner runner;
    private final boolean perSeries;
    private final int channels;
    private final double[][] ring; // (past inputs)(channels); none with one scaling for all series
    private HiddenState state;
    private long seen;
    private boolean begun; // whether the model forecasts, and so knows the series' scale
    private double[] learnedFrom = {}; // (samples, channels) the inputs that gave the scale

    /** @param past the most past inputs that are kept */
    public SeriesRun(ModelRunner runner, int past) {
        this.runner = runner;
        this.perSeries = runner.model().preprocessing().perSeries().isPresent();
        this.channels = runner.model().spec().channels();
        this.ring = new double[perSeries ? past : 0][channels];
        this.state = runner.newState();
    }

    /** Starts a new series. */
    public void begin() {
        state = runner.newState();
        seen = 0;
        begun = false;
    }

    /** The state of the series, which advances with its inputs. */
    public HiddenState state() {
        return state;
    }

    /** The series' own center and scale; empty while they are unknown, and if all series have one scaling. */
    public Optional<SeriesScale> scale() {
        return begun ? Optional.ofNullable(state.scale()) : Optional.empty();
    }

    /** (samples, channels) the past inputs that {@link #scale} was learned from, the oldest first; shared. */
    public double[] learnedFrom() {
        return learnedFrom;
    }

    /** Whether the state knows what the model expects next. */
    public boolean expects() {
        return seen > 0 && (begun || !perSeries);
    }

    /**
     * Prepares for the next input.
     *
     * @param forecasts whether the model forecasts from it
     */
    public void prepare(boolean forecasts) {
        if (perSeries && (begun ? runner.needsScale(state) : forecasts)) {
            learnedFrom = past();
            state = runner.stateAfter(learnedFrom);
            begun = true;
        }
    }

    /** Keeps an input, (channels), copied; after the state has advanced by it. */
    public void keep(double[] input) {
        if (perSeries) {
            System.arraycopy(input, 0, ring[(int) (seen % ring.length)], 0, channels);
        }
        seen++;
    }

    /** (samples, channels) the kept inputs, the oldest first. */
    private double[] past() {
        int count = (int) Math.min(seen, ring.length);
        double[] past = new double[count * channels];
        for (int i = 0; i < count; i++) {
            System.arraycopy(ring[(int) ((seen - count + i) % ring.length)], 0, past, i * channels, channels);
        }
        return past;
    }
}
