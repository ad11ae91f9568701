package io.wavecast.streams.series;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Score;
import io.wavecast.core.series.ScoreSummary;
import java.util.List;

/**
 * Everything that the service keeps of a series between two observations. The only owner of that state: each method that changes it
 * says what happened to the series. Not thread-safe.
 */
public final class SeriesState {
    private final int channels;
    private long observations;
    private long tick; // sample number of the newest observation; missing samples count
    private long lastMicros; // event time of the newest observation
    private long spacingMicros; // between the two newest observations; 0 before the second
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
     */
    public record Counters(long observations, long tick, long lastMicros, long spacingMicros) {}

    /** A series without observations. */
    public SeriesState(int channels, int ringCapacity) {
        this.channels = channels;
        this.last = new double[channels];
        this.ring = new InputRing(ringCapacity, channels);
        this.lifecycle = new Fresh(new IntervalTracker(channels));
        this.pending = new PendingForecasts();
        this.scores = new RunningScores(List.of());
    }

    /**
     * A series with the given content.
     *
     * @param last (channels) newest input, not copied
     * @param ring not copied
     * @param pending by ascending target
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

    /** (channels) the newest input, observed or filled in; shared. */
    public double[] last() {
        return last;
    }

    /** The past inputs, for reading. */
    public InputRing ring() {
        return ring;
    }

    /** What forecasts the series. */
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** The forecasts that wait for the observation of their target. */
    public PendingForecasts pending() {
        return pending;
    }

    /** The scores of the current second. */
    public RunningScores scores() {
        return scores;
    }

    /**
     * A sample was observed.
     *
     * @param ticks number of samples since the previous observation, 1 if none is missing
     * @param sample (channels) with missing channels filled in, copied
     */
    public void observed(long timeMicros, long ticks, double[] sample) {
        spacingMicros = observations == 0 ? 0 : timeMicros - lastMicros;
        observations++;
        tick += ticks;
        lastMicros = timeMicros;
        filledIn(sample);
        if (lifecycle instanceof Fresh fresh) {
            lifecycle = new Warming(fresh.intervals());
        }
    }

    /**
     * A missing sample was filled in.
     *
     * @param sample (channels), copied
     */
    public void filledIn(double[] sample) {
        System.arraycopy(sample, 0, last, 0, channels);
        ring.add(sample);
    }

    /** At least so many past inputs are needed from now on. */
    public void reserved(int inputs) {
        if (ring.capacity() < inputs) {
            ring = ring.resized(inputs);
        }
    }

    /** Too many samples were missing: the past inputs no longer tell what comes next. Pending forecasts remain. */
    public void interrupted() {
        ring.clear();
        lifecycle = lifecycle.interrupt(channels);
    }

    /**
     * The naive forecast forecasts.
     *
     * @param intervals its horizons times channels
     */
    public void warming(int intervals) {
        lifecycle = lifecycle.warm(channels, intervals);
    }

    /** A model version forecasts from now on. Pending forecasts of other versions remain. */
    public Following adopted(ModelVersion model, HiddenState hidden, IntervalTracker intervals) {
        Following following = lifecycle.follow(model, hidden, intervals);
        lifecycle = following;
        return following;
    }

    /**
     * The model's forecast was not finite.
     *
     * @param intervals horizons times channels of the naive forecast, which replaces it
     * @throws IllegalStateException if no model forecasts the series
     */
    public void failed(int intervals) {
        if (!(lifecycle instanceof Following following)) {
            throw new IllegalStateException("only a model can fail, and the series is " + lifecycle);
        }
        lifecycle = following.fail(intervals);
    }

    /**
     * A forecast was published that an observation will confirm or not.
     *
     * @return whether it was queued; false if the queue is full. Near horizons are queued first
     */
    public boolean queued(PendingForecast forecast) {
        if (!pending.hasRoom(channels)) {
            return false;
        }
        pending.add(forecast);
        return true;
    }

    /**
     * The first pending forecasts were scored, or never will be.
     *
     * @param count see {@link PendingForecasts#due}
     */
    public void settled(int count) {
        pending.settle(count);
    }

    /**
     * One value of a forecast was compared with its observation.
     *
     * @param index of the interval: position of the horizon, times channels, plus channel
     * @param hit whether the error was inside the published interval
     */
    public void compared(int index, double absoluteError, boolean hit, WidthFactors factors) {
        lifecycle.intervals().update(index, absoluteError, hit, factors);
    }

    /** A forecast was scored; its score counts towards the current second. */
    public void scored(Score score) {
        scores.add(score);
    }

    /**
     * Any second before that of {@code timeMicros} is over.
     *
     * @return the score sums of that second; empty if there are none
     */
    public List<ScoreSummary> secondEnded(long timeMicros) {
        return scores.takeFinished(timeMicros);
    }
}
