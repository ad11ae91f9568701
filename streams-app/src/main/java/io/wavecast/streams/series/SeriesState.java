package io.wavecast.streams.series;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ScoreSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is remembered of a series between two observations. Moved on in place by the forecasting service; its bytes
 * are written by {@code SeriesStateCodec}.
 */
public final class SeriesState {
    private final int channels;
    private long observations; // how many were answered
    private long tick; // sample number of the newest one, gaps counted
    private long lastMicros; // event time of the newest one
    private long spacingMicros; // between the two newest ones; 0 before the second
    private double[] last; // (channels) newest input, as fed
    private InputRing ring;
    private ModelVersion model; // under which hidden state and intervals live
    private HiddenState hidden; // null while no model fits
    private IntervalTracker intervals;
    private List<PendingForecast> pending; // by ascending target
    private List<ScoreSummary> sums; // of the second that is still running

    /** A series of which nothing is known yet. */
    public SeriesState(int channels, int ringCapacity) {
        this.channels = channels;
        this.ring = new InputRing(ringCapacity, channels);
        this.last = new double[channels];
        this.model = ModelVersion.NAIVE;
        this.intervals = new IntervalTracker(channels);
        this.pending = new ArrayList<>();
        this.sums = new ArrayList<>();
    }

    public int channels() {
        return channels;
    }

    public long observations() {
        return observations;
    }

    public long tick() {
        return tick;
    }

    public long lastMicros() {
        return lastMicros;
    }

    public long spacingMicros() {
        return spacingMicros;
    }

    /** (channels), shared. */
    public double[] last() {
        return last;
    }

    public InputRing ring() {
        return ring;
    }

    public ModelVersion model() {
        return model;
    }

    public Optional<HiddenState> hidden() {
        return Optional.ofNullable(hidden);
    }

    public IntervalTracker intervals() {
        return intervals;
    }

    /** Shared and written to by its owner. */
    public List<PendingForecast> pending() {
        return pending;
    }

    /** Shared and written to by its owner. */
    public List<ScoreSummary> sums() {
        return sums;
    }

    /** Counts an observation, {@code ticks} samples after the one before it. */
    public void arrived(long timeMicros, long ticks, long newSpacingMicros) {
        observations++;
        tick += ticks;
        lastMicros = timeMicros;
        spacingMicros = newSpacingMicros;
    }

    /** Puts an input, observed or filled in, behind the others. @param values (channels), copied */
    public void fed(double[] values) {
        System.arraycopy(values, 0, last, 0, channels);
        ring.add(values);
    }

    /** Makes room for at least this many past inputs. */
    public void remember(int inputs) {
        if (ring.capacity() < inputs) {
            ring = ring.resized(inputs);
        }
    }

    /** From now on under this model, with fresh intervals; what was pending still waits for its truth. */
    public void adopt(ModelVersion version, Optional<HiddenState> rebuilt, IntervalTracker freshIntervals) {
        model = version;
        hidden = rebuilt.orElse(null);
        intervals = freshIntervals;
    }

    /** Replaces everything by what was read; for the codec. */
    public void restore(
            long observations, long tick, long lastMicros, long spacingMicros, double[] last, InputRing ring) {
        this.observations = observations;
        this.tick = tick;
        this.lastMicros = lastMicros;
        this.spacingMicros = spacingMicros;
        this.last = last;
        this.ring = ring;
    }
}
