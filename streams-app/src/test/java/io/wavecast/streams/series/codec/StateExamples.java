package io.wavecast.streams.series.codec;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.series.Counters;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.Lifecycle;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.series.Strays;
import java.util.List;
import java.util.Optional;

/** States whose numbers follow from formulas, so that they can be compared by value. */
final class StateExamples {
    private static final ModelVersion EARLIER = new ModelVersion("eeg/subject02", 6);
    static final ModelVersion PRESENT = new ModelVersion("eeg/subject02", 7);
    static final int CHANNELS = 2;

    private static final long FIRST = 1_717_171_717_123_456L;
    private static final long PERIOD = 7_812;
    static final long NEWEST = FIRST + 5 * PERIOD;
    /** Sample number of the newest observation, in format 1. */
    private static final int TICK = 8;

    private StateExamples() {}

    /** A state under a model with the given cell, with all that formats 2 and 3 can express; without a cell, the state of a series without a model. */
    static SeriesState state(Optional<CellKind> cell) {
        var intervals = IntervalTracker.ofNumbers(
                new double[] {0.5, 1, 2, 7, 0, 0, 2.0625, 0, 1e-300, 1e300, 0.1, 500, 3, 4, 2.5, 16_000});
        var times = new SeriesTimes(
                NEWEST, NEWEST + 999, FIRST - 5, FIRST + PERIOD, PERIOD, PERIOD, PERIOD + 1, PERIOD, 3 * PERIOD);
        return state(
                cell,
                new Counters(6, times, 4_294_967_297L, new Strays(4, 3, FIRST - 40), Optional.of(EARLIER)),
                intervals,
                17.25);
    }

    /** A state without a model whose ring has one full chunk, and samples after it. */
    static SeriesState longState() {
        SeriesState state = new SeriesState(CHANNELS, 40);
        for (int i = 0; i < 20; i++) {
            state.addObservation(FIRST + PERIOD * i, NEWEST, false, new double[] {Math.sqrt(i), -i / 3.0});
        }
        return state;
    }

    /** A state as it is read from format 1, which has widths and mean errors, no interval scores and no offset. */
    static SeriesState stateOfFormat1(Optional<CellKind> cell) {
        var times = new SeriesTimes(NEWEST, SeriesTimes.UNKNOWN_ARRIVAL, NEWEST, NEWEST, PERIOD);
        return state(
                cell,
                new Counters(6, times, SeriesState.UNKNOWN_OFFSET, Strays.NONE, Optional.empty()),
                IntervalTracker.ofWidths(new double[] {0.5, 0, 1e-300, 7}, new double[] {1, 2, 3, 4}),
                0);
    }

    private static SeriesState state(
            Optional<CellKind> cell, Counters counters, IntervalTracker intervals, double intervalScores) {
        SeriesState state = new SeriesState(CHANNELS, 4);
        for (int i = 0; i < 6; i++) {
            state.addObservation(FIRST + PERIOD * i, 0, false, new double[] {Math.sqrt(i), -i / 3.0});
        }
        ScoreSummary warming = sum(ModelVersion.NAIVE, ForecastStatus.WARMING, intervalScores);
        if (cell.isEmpty()) {
            return with(state, counters, state.lifecycle(), List.of(), List.of(warming));
        }
        Following following = following(PRESENT, cell.get(), intervals);
        return with(
                state,
                counters,
                following,
                List.of(pending(9, EARLIER, ForecastStatus.OK), pending(10, PRESENT, ForecastStatus.FILLED)),
                List.of(warming, sum(PRESENT, ForecastStatus.OK, intervalScores)));
    }

    private static SeriesState with(
            SeriesState state,
            Counters counters,
            Lifecycle lifecycle,
            List<PendingForecast> pending,
            List<ScoreSummary> scores) {
        return new SeriesState(counters, state.last(), state.ring(), lifecycle, pending, scores);
    }

    static Following following(ModelVersion version, CellKind kind, IntervalTracker intervals) {
        int memory = kind == CellKind.LSTM ? 3 : 0;
        boolean recurrent = kind != CellKind.NONE;
        NetworkState network = new NetworkState(
                recurrent ? new float[][] {numbers(3, 1), numbers(3, 2)} : new float[0][],
                recurrent ? new float[][] {numbers(memory, 3), numbers(memory, 4)} : new float[0][],
                numbers(4 * CHANNELS, 5));
        return new Following(version, new HiddenState(network, new double[] {0.25, Double.NaN}), intervals);
    }

    static PendingForecast pending(long tick, ModelVersion model, ForecastStatus status) {
        long from = NEWEST + (tick - TICK) * PERIOD - PERIOD / 2;
        return new PendingForecast(
                from,
                from + PERIOD,
                2,
                1,
                model,
                status,
                tick == 10,
                new double[] {0.1 * tick, -0.0},
                new double[] {0.5, Double.NaN},
                new double[] {tick, Double.POSITIVE_INFINITY});
    }

    static ScoreSummary sum(ModelVersion model, ForecastStatus status, double intervalScores) {
        return new ScoreSummary(
                1_717_171_717_000_000L, model, status, 1, 5, 0.1, 1.0 / 3, Double.MIN_VALUE, 4.5, intervalScores, 2);
    }

    /** Numbers in −1..1 that use all digits of a float32. */
    static float[] numbers(int count, int salt) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = ((i * 7_919 + salt * 104_729) % 65_537) / 32_768.5f - 1;
        }
        return numbers;
    }
}
