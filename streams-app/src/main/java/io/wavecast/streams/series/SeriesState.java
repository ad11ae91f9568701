package io.wavecast.streams.series;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import java.util.List;

/**
 * The state of a series between two observations. All changes of its parts go through this class. Not thread-safe.
 */
public final class SeriesState {
    /** The offset of a series without observations, and of a state that was written before states had offsets. */
    public static final long UNKNOWN_OFFSET = -1;

    private final int channels;
    private long observations;
    private long tick; // sample number of the newest observation; missing samples count
    private long lastMicros; // event time of the newest observation
    private long spacingMicros; // between the two newest observations; 0 before the second
    private long offset; // of the newest observation in its partition; UNKNOWN_OFFSET if unknown
    private final double[] last; // (channels) newest input
    private InputRing ring;
    private Lifecycle lifecycle;
    private final PendingForecasts pending;
    private final RunningScores scores;

    /**
     * The counters of a series.
     *
     * @param observations number of observations
     * @param tick sample number of the newest observation; missing samples count
     * @param lastMicros event time of the newest observation
     * @param spacingMicros time between the two newest observations; 0 before the second
     * @param offset offset of the newest observation in its partition; {@link #UNKNOWN_OFFSET} if unknown
     */
    public record Counters(long observations, long tick, long lastMicros, long spacingMicros, long offset) {}

    /** Creates the state of a series without observations. */
    public SeriesState(int channels, int ringCapacity) {
        this.channels = channels;
        this.offset = UNKNOWN_OFFSET;
        this.last = new double[channels];
        this.ring = new InputRing(ringCapacity, channels);
        this.lifecycle = new Fresh(new IntervalTracker(channels));
        this.pending = new PendingForecasts();
        this.scores = new RunningScores(List.of());
    }

    /**
     * Creates a state with the given content.
     *
     * @param last (channels) newest input, not copied
     * @param ring past inputs, not copied
     * @param pending pending forecasts, by ascending target
     * @param scores sums of the current second
     */
    public SeriesState(
            Counters counters,
            double[] last,
            InputRing ring,
            Lifecycle lifecycle,
            List<PendingForecast> pending,
            List<ScoreSummary> scores) {
        this.channels = last.length;
        this.observations = counters.observations();
        this.tick = counters.tick();
        this.lastMicros = counters.lastMicros();
        this.spacingMicros = counters.spacingMicros();
        this.offset = counters.offset();
        this.last = last;
        this.ring = ring;
        this.lifecycle = lifecycle;
        this.pending = new PendingForecasts(pending);
        this.scores = new RunningScores(scores);
    }

    /** Values per observation. */
    public int channels() {
        return channels;
    }

    /** Number of observations. */
    public long observations() {
        return observations;
    }

    /** Sample number of the newest observation; missing samples count. */
    public long tick() {
        return tick;
    }

    /** Event time of the newest observation. */
    public long lastMicros() {
        return lastMicros;
    }

    /** Time between the two newest observations; 0 before the second. */
    public long spacingMicros() {
        return spacingMicros;
    }

    /** Offset of the newest observation in its partition; {@link #UNKNOWN_OFFSET} if unknown. */
    public long offset() {
        return offset;
    }

    /** Remembers where the newest observation came from. */
    public void cameFrom(long observationOffset) {
        offset = observationOffset;
    }

    /** The newest input, observed or filled in, (channels); shared. */
    public double[] last() {
        return last;
    }

    /** The past inputs; callers must not change them. */
    public InputRing ring() {
        return ring;
    }

    /** The stage of the series. */
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** The forecasts whose targets are not observed yet. */
    public PendingForecasts pending() {
        return pending;
    }

    /** The scores of the current second. */
    public RunningScores scores() {
        return scores;
    }

    /**
     * Adds an observed sample.
     *
     * @param ticks number of samples since the previous observation, 1 if none is missing
     * @param sample (channels) with missing channels filled in, copied
     */
    public void addObservation(long timeMicros, long ticks, double[] sample) {
        spacingMicros = observations == 0 ? 0 : timeMicros - lastMicros;
        observations++;
        tick += ticks;
        lastMicros = timeMicros;
        addEstimate(sample);
        if (lifecycle instanceof Fresh fresh) {
            lifecycle = new Warming(fresh.intervals());
        }
    }

    /**
     * Adds an estimate of a missing sample.
     *
     * @param sample (channels), copied
     */
    public void addEstimate(double[] sample) {
        System.arraycopy(sample, 0, last, 0, channels);
        ring.add(sample);
    }

    /** Grows the ring to a number of past inputs, if it is smaller. */
    public void growRing(int inputs) {
        if (ring.capacity() < inputs) {
            ring = ring.resized(inputs);
        }
    }

    /** Drops the past inputs, after too many missing samples to fill. Pending forecasts remain. */
    public void dropPast() {
        ring.clear();
        lifecycle = lifecycle.interrupt(channels);
    }

    /**
     * Changes to the naive forecast.
     *
     * @param intervals number of its intervals: horizons times channels
     */
    public void forecastNaively(int intervals) {
        lifecycle = lifecycle.warm(channels, intervals);
    }

    /** Changes to the forecasts of a model version. Pending forecasts of other versions remain. */
    public Following followModel(ModelVersion model, HiddenState hidden, IntervalTracker intervals) {
        Following following = lifecycle.follow(model, hidden, intervals);
        lifecycle = following;
        return following;
    }

    /**
     * Changes to the naive forecast until the next observation, since the model's forecast is not finite.
     *
     * @param intervals number of intervals of the naive forecast: horizons times channels
     * @throws IllegalStateException if no model forecasts the series
     */
    public void failModel(int intervals) {
        if (!(lifecycle instanceof Following following)) {
            throw new IllegalStateException("expected a series that follows a model, was " + lifecycle);
        }
        lifecycle = following.fail(intervals);
    }

    /**
     * Queues a published forecast for scoring.
     *
     * @return false if the queue is full
     */
    public boolean queue(PendingForecast forecast) {
        if (!pending.hasRoom(channels)) {
            return false;
        }
        pending.add(forecast);
        return true;
    }

    /**
     * Removes the first pending forecasts.
     *
     * @param count see {@link PendingForecasts#due}
     */
    public void settle(int count) {
        pending.settle(count);
    }

    /**
     * Updates an interval of the present model version.
     *
     * @param index index of the interval: position of the horizon, times channels, plus channel
     * @param absoluteError distance of forecast and observation
     * @param hit whether the error was inside the published interval
     */
    public void updateInterval(int index, double absoluteError, boolean hit, WidthFactors factors) {
        lifecycle.intervals().update(index, absoluteError, hit, factors);
    }

    /** Adds a score to the sums of the current second. */
    public void addScore(Score score) {
        scores.add(score);
    }

    /**
     * Removes the sums of a second before that of {@code timeMicros}.
     *
     * @return the removed sums; empty if there are none
     */
    public List<ScoreSummary> takeFinishedScores(long timeMicros) {
        return scores.takeFinished(timeMicros);
    }
}
