package io.wavecast.streams.series;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.IntervalRates;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.core.series.ScoreSummary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a series between two observations. All changes of its parts go through this class. Not thread-safe.
 */
public final class SeriesState {
    /** The offset of a series without observations, and of a state that was written before states had offsets. */
    public static final long UNKNOWN_OFFSET = -1;

    private final int channels;
    private long observations;
    private final SeriesTimes times;
    private Strays strays;
    private @Nullable ModelVersion refused; // the version that is kept out, since its forecast was not finite
    private long offset; // of the newest observation in its partition; UNKNOWN_OFFSET if unknown
    private final double[] last; // (channels) newest input
    private final InputRing ring;
    private Lifecycle lifecycle;
    private final PendingForecasts pending;
    private final RunningScores scores;
    private final StateSections sections = new StateSections();

    /** Creates the state of a series without observations. */
    public SeriesState(int channels, int ringCapacity) {
        this.channels = channels;
        this.times = new SeriesTimes();
        this.strays = Strays.NONE;
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
     * @param pending pending forecasts, by ascending start of their windows
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
        this.times = counters.times();
        this.offset = counters.offset();
        this.strays = counters.strays();
        this.refused = counters.refused().orElse(null);
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

    /** Event time of the newest observation. */
    public long lastMicros() {
        return times.newestMicros();
    }

    /** The newest event time, the measured period, and the last arrival. */
    public SeriesTimes times() {
        return times;
    }

    /** The observations that were refused since the newest one that was accepted. */
    public Strays strays() {
        return strays;
    }

    /** The version that is kept out of the series. */
    public Optional<ModelVersion> refused() {
        return Optional.ofNullable(refused);
    }

    /** Whether a version is kept out of the series, since its forecast was not finite here. */
    public boolean refuses(ModelVersion version) {
        return version.equals(refused);
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

    /** The parts that only some settings need. */
    public StateSections sections() {
        return sections;
    }

    /**
     * Adds an observed sample.
     *
     * @param timeMicros event time
     * @param arrivedMicros record timestamp of the observation
     * @param jump whether samples are missing before it that are not filled in
     * @param sample (channels) with missing channels filled in, copied
     */
    public void addObservation(long timeMicros, long arrivedMicros, boolean jump, double[] sample) {
        if (observations == 0) {
            times.begin(timeMicros, arrivedMicros);
        } else {
            times.add(timeMicros, arrivedMicros, jump);
        }
        observations++;
        forgetStrays();
        addEstimate(sample);
        if (lifecycle instanceof Fresh fresh) {
            lifecycle = new Warming(fresh.intervals());
        }
    }

    /** Sets the arrival, if it is unknown or earlier. */
    public void assumeArrival(long micros) {
        times.assumeArrival(micros);
    }

    /** Counts a refused observation, and returns the run that it belongs to. */
    public Strays stray(int observedChannels, long timeMicros) {
        strays = strays.with(observedChannels, timeMicros);
        return strays;
    }

    /**
     * Ends a run of refused observations.
     *
     * @return whether there was one
     */
    public boolean forgetStrays() {
        if (strays.count() == 0) {
            return false; // a reference that is written anew costs the garbage collector
        }
        strays = Strays.NONE;
        return true;
    }

    /** Adds an estimate of a missing sample, (channels), copied. */
    public void addEstimate(double[] sample) {
        System.arraycopy(sample, 0, last, 0, channels);
        ring.add(sample);
    }

    /** Grows the ring to a number of past inputs, if it is smaller. */
    public void growRing(int inputs) {
        if (ring.capacity() < inputs) {
            ring.grow(inputs);
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
     * Keeps the version that forecasts out of the series, since its forecast is not finite, and changes to the naive forecast.
     *
     * @param intervals number of intervals of the naive forecast: horizons times channels
     * @throws IllegalStateException if no model forecasts the series
     */
    public void refuseModel(int intervals) {
        if (!(lifecycle instanceof Following following)) {
            throw new IllegalStateException("expected a series that follows a model, was " + lifecycle);
        }
        refused = following.model();
        lifecycle = following.warm(channels, intervals);
    }

    /**
     * Queues one horizon of a published forecast for scoring; see {@link PendingForecast}.
     *
     * @param index position of the horizon
     * @return the queued forecast, of which the caller must state how it was {@link PendingForecast#sent}; null if the queue is full
     */
    public @Nullable PendingForecast queue(ForecastDraft forecast, int index, long fromMicros, long untilMicros) {
        if (!pending.hasRoom(channels)) {
            return null;
        }
        PendingForecast queued = pending.add(fromMicros, channels);
        queued.set(forecast, index, fromMicros, untilMicros, last);
        return queued;
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
     * @param error distance of forecast and observation, divided by the spread of the forecast
     * @param hit whether the error was inside the published interval
     */
    public void updateInterval(int index, double error, boolean hit, IntervalRates rates) {
        lifecycle.intervals().update(index, error, hit, rates);
    }

    /** The sum of the current second to which the score of a forecast belongs, with an observation at this event time. */
    public RunningSum sumFor(PendingForecast forecast, long atMicros) {
        return scores.sumFor(forecast, atMicros);
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
