package io.wavecast.streams.series.codec;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkState;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.streams.series.IntervalTracker;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.series.SeriesState;
import java.util.Optional;

/** States whose every number follows from a formula, so that what was read back can be compared by value. */
final class StateExamples {
    private static final ModelVersion EARLIER = new ModelVersion("eeg/subject02", 6);
    private static final ModelVersion PRESENT = new ModelVersion("eeg/subject02", 7);
    private static final int CHANNELS = 2;

    private StateExamples() {}

    /** @param cell without one, a series that no model has met yet */
    static SeriesState state(Optional<CellKind> cell) {
        SeriesState state = new SeriesState(CHANNELS, 4);
        for (int i = 0; i < 6; i++) {
            state.arrived(1_717_171_717_123_456L + 7_812L * i, i == 5 ? 3 : 1, 7_812);
            state.fed(new double[] {Math.sqrt(i), -i / 3.0});
        }
        state.sums().add(sum(ModelVersion.NAIVE, ForecastStatus.WARMING));
        cell.ifPresent(kind -> {
            int memory = kind == CellKind.LSTM ? 3 : 0;
            boolean recurrent = kind != CellKind.NONE;
            NetworkState network = new NetworkState(
                    recurrent ? new float[][] {numbers(3, 1), numbers(3, 2)} : new float[0][],
                    recurrent ? new float[][] {numbers(memory, 3), numbers(memory, 4)} : new float[0][],
                    numbers(4 * CHANNELS, 5));
            IntervalTracker intervals =
                    new IntervalTracker(new double[] {0.5, 0, 1e-300, 7}, new double[] {1, 2, 3, 4});
            state.adopt(PRESENT, Optional.of(new HiddenState(network, new double[] {0.25, Double.NaN})), intervals);
            state.pending().add(pending(9, EARLIER, ForecastStatus.OK));
            state.pending().add(pending(10, PRESENT, ForecastStatus.FILLED));
            state.sums().add(sum(PRESENT, ForecastStatus.OK));
        });
        return state;
    }

    private static PendingForecast pending(long tick, ModelVersion model, ForecastStatus status) {
        return new PendingForecast(
                tick,
                2,
                1,
                model,
                status,
                tick == 10,
                new double[] {0.1 * tick, -0.0},
                new double[] {0.5, Double.NaN},
                new double[] {tick, Double.POSITIVE_INFINITY});
    }

    private static ScoreSummary sum(ModelVersion model, ForecastStatus status) {
        return new ScoreSummary(1_717_171_717_000_000L, model, status, 1, 5, 0.1, 1.0 / 3, Double.MIN_VALUE, 4.5, 2);
    }

    /** In −1..1, with all the digits that a float32 has. */
    static float[] numbers(int count, int salt) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = ((i * 7_919 + salt * 104_729) % 65_537) / 32_768.5f - 1;
        }
        return numbers;
    }
}
