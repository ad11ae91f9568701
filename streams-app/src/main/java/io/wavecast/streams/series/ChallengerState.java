package io.wavecast.streams.series;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.series.ScoreSummary;
import java.util.List;
import java.util.Optional;

/**
 * What a challenger keeps of a series: the version that steps beside the one in force. Times, newest input and past inputs are those of the
 * series, and only the version in force changes them. Hidden state, intervals, pending forecasts, score sums and adapter are the challenger's
 * own. Not thread-safe.
 */
public final class ChallengerState {
    private final ModelVersion version;
    private final SeriesState own;
    private long inputs; // that the hidden state has seen without a long gap
    private boolean failed;

    private ChallengerState(ModelVersion version, SeriesState own, long inputs, boolean failed) {
        this.version = version;
        this.own = own;
        this.inputs = inputs;
        this.failed = failed;
    }

    /** A challenger that has not stepped yet. */
    public static ChallengerState begin(ModelVersion version, SeriesState series) {
        Lifecycle lifecycle = new Warming(new IntervalTracker(series.channels()));
        return of(version, series, lifecycle, List.of(), List.of(), 0, false);
    }

    /**
     * Creates a challenger with the given content; see {@link SeriesState}.
     *
     * @param series the state whose part it is
     */
    public static ChallengerState of(
            ModelVersion version,
            SeriesState series,
            Lifecycle lifecycle,
            List<PendingForecast> pending,
            List<ScoreSummary> scores,
            long inputs,
            boolean failed) {
        var counters = new Counters(
                series.observations(), series.times(), SeriesState.UNKNOWN_OFFSET, Strays.NONE, Optional.empty());
        var own = new SeriesState(counters, series.last(), series.ring(), lifecycle, pending, scores);
        return new ChallengerState(version, own, inputs, failed);
    }

    /** The version that steps beside the one in force. */
    public ModelVersion version() {
        return version;
    }

    /** Its part as the state of a series, to which no observation may be added: past inputs and times are the series' own. */
    public SeriesState own() {
        return own;
    }

    /** Number of inputs that the hidden state has seen without a long gap. */
    public long inputs() {
        return inputs;
    }

    /** Counts inputs. */
    public void saw(long count) {
        inputs += count;
    }

    /** The hidden state begins anew from past inputs. */
    public void beganFrom(long pastInputs) {
        inputs = pastInputs;
    }

    /** Whether a forecast was not finite, so that the naive forecast stands in for this version, as it would in force. */
    public boolean failed() {
        return failed;
    }

    /** A forecast was not finite. */
    public void fail() {
        failed = true;
    }
}
