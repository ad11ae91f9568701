package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRunnerTest {
    private final Random random = new Random(11);

    @ParameterizedTest
    @EnumSource(value = CellKind.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void shouldForecastHorizonsAsStepsOverItsOwnMeansDo(CellKind cell) {
        var ahead = new ModelRunner(model(cell, true, List.of(1, 3, 7)));
        var single = new ModelRunner(model(ahead.model(), List.of(1)));
        var state = ahead.newState();
        double[][] means = new double[3][2];
        for (int t = 0; t < 20; t++) {
            ahead.step(state, sample(t), means);
        }

        var replay = single.newState();
        double[][] next = new double[1][2];
        for (int t = 0; t < 20; t++) {
            single.step(replay, sample(t), next);
        }
        for (int h = 1; h <= 7; h++) {
            int index = List.of(1, 3, 7).indexOf(h);
            if (index >= 0) {
                assertThat(means[index]).containsExactly(next[0], within(1e-6));
            }
            single.step(replay, next[0].clone(), next);
        }
    }

    @Test
    void shouldNotChangeTheStateByTheClosedLoop() {
        var ahead = new ModelRunner(model(CellKind.LSTM, false, List.of(1, 50)));
        var single = new ModelRunner(model(ahead.model(), List.of(1)));
        var forecast = ahead.newState();
        var plain = single.newState();
        double[][] means = new double[2][2];
        double[][] mean = new double[1][2];

        for (int t = 0; t < 30; t++) {
            ahead.step(forecast, sample(t), means);
            single.step(plain, sample(t), mean);

            assertThat(means[0]).isEqualTo(mean[0]);
        }
        assertThat(forecast.network().hidden()).isDeepEqualTo(plain.network().hidden());
        assertThat(forecast.level()).isEqualTo(plain.level());
    }

    @Test
    void shouldAddForecastChangesToTheLastLevelWhenDifferenced() {
        // The linear path repeats the last change, so a straight line continues.
        var runner = new ModelRunner(lineModel(true, -1e6, 1e6));
        var state = runner.newState();
        double[][] means = new double[2][1];

        for (int t = 0; t < 5; t++) {
            runner.step(state, new double[] {100 + 3 * t}, means);
        }

        assertThat(means[0][0]).isCloseTo(115, within(1e-4));
        assertThat(means[1][0]).isCloseTo(127, within(1e-4));
    }

    @Test
    void shouldStayBoundedInAClosedLoop() {
        // Without clipping, growing changes would reach 250 at the fifth step; the range ends at 10 + 2 · 50.
        var runner = new ModelRunner(lineModel(true, -50, 50));
        var state = runner.newState();
        double[][] means = new double[2][1];

        for (double value : new double[] {40, 80}) {
            runner.step(state, new double[] {value}, means);
        }

        assertThat(means[1][0]).isEqualTo(110);
    }

    /** Clipped to its range, such a forecast could not be told from a good one. */
    @Test
    void shouldForecastNoNumberIfTheOutputIsInfinite() {
        var runner = new ModelRunner(lineModel(false, -50, 50, Float.MAX_VALUE));
        double[][] means = new double[2][1];

        runner.step(runner.newState(), new double[] {40}, means);

        assertThat(means[0][0]).isNaN();
        assertThat(means[1][0]).isNaN();
    }

    @Test
    void shouldReachTheSameStateWithAndWithoutForecasts() {
        var runner = new ModelRunner(model(CellKind.GRU, false, List.of(1)));
        var stepped = runner.newState();
        var advanced = runner.newState();
        double[][] means = new double[1][2];

        for (int t = 0; t < 10; t++) {
            runner.step(stepped, sample(t), means);
            runner.advance(advanced, sample(t));
        }

        assertThat(advanced.network().hidden()).isDeepEqualTo(stepped.network().hidden());
        assertThat(advanced.network().lags()).isEqualTo(stepped.network().lags());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldForecastEveryHorizonByItsOwnOutputsIfDirect(boolean differenced) {
        // Two channels, one lag. The forecast repeats the value at horizon 1; at 4 it is the other channel's plus one
        // scaled unit.
        var network = NetworkSpec.linear(2, 4, 1);
        var crossed = Matrix.fromRowMajor(4, 2, new float[] {1, 0, 0, 1, 0, 1, 1, 0});
        var weights = new Weights(
                List.of(), Matrix.fromRowMajor(4, 0, new float[0]), new float[] {0, 0, 1, 1}, Optional.of(crossed));
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[] {10, 0}, new double[] {2, 4}, -50, 50);
        var runner = new ModelRunner(new Model(
                new ModelVersion("crossed", 1),
                new ModelSpec(network, 1_000, List.of(1, 4), true, 1, 0.9),
                new Preprocessing(scaling, differenced),
                weights,
                lineage()));
        var state = runner.newState();
        double[][] means = new double[2][2];
        double[] expected = new double[2];

        runner.step(state, new double[] {10, 0}, means);
        runner.step(state, new double[] {12, 8}, means); // scaled 1 and 2, after zeros: the changes are the same
        runner.forecastNext(state, Calendar.UNKNOWN_TIME, expected);

        assertThat(means[0]).containsExactly(differenced ? new double[] {14, 16} : new double[] {12, 8});
        assertThat(means[1]).containsExactly(differenced ? new double[] {18, 16} : new double[] {16, 8});
        assertThat(expected).containsExactly(means[0]);
    }

    @Test
    void shouldRebuildOnceAfterTheStepOfAConstantChannel() {
        Model line = lineModel(false, -20, 20);
        var spec = new ModelSpec(line.spec().network(), 1_000, List.of(1, 5), 256, 0.9);
        var scaling = Preprocessing.perSeries(SeriesScaling.robust(256), 1, -20, 20, false);
        var runner = new ModelRunner(
                new Model(line.version(), spec, scaling, line.network().weights(), lineage()));
        var series = new SeriesRun(runner, 512);
        int rebuilt = 0;

        for (int t = 0; t < 1_500; t++) {
            rebuilt += t > 256 && runner.needsScale(series.state()) ? 1 : 0;
            series.prepare(t >= 256);
            double[] value = {t < 256 ? 0 : 5};
            runner.advance(series.state(), value);
            series.keep(value);
        }

        assertThat(rebuilt).isOne();
        assertThat(runner.center(series.state(), 0)).isEqualTo(5);
    }

    private static double[] sample(int t) {
        return new double[] {50 + 20 * Math.sin(0.3 * t), -4 + Math.cos(0.2 * t)};
    }

    /** A model with one input, one lag of weight 1 and a cell without influence; center 10, scale 2; horizons 1 and 5. */
    private static Model lineModel(boolean differenced, double clipLow, double clipHigh) {
        return lineModel(differenced, clipLow, clipHigh, 1);
    }

    private static Model lineModel(boolean differenced, double clipLow, double clipHigh, float slope) {
        var network = NetworkSpec.builder(CellKind.ELMAN).hidden(1).lags(1).build();
        var one = Matrix.fromRowMajor(1, 1, new float[] {1});
        var zero = Matrix.fromRowMajor(1, 1, new float[] {0});
        var weights = new Weights(
                List.of(new LayerWeights(one, zero, new float[1], new float[1])),
                zero,
                new float[1],
                Optional.of(Matrix.fromRowMajor(1, 1, new float[] {slope})));
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[] {10}, new double[] {2}, clipLow, clipHigh);
        return new Model(
                new ModelVersion("line", 1),
                new ModelSpec(network, 1_000, List.of(1, 5), 1, 0.9),
                new Preprocessing(scaling, differenced),
                weights,
                lineage());
    }

    private Model model(CellKind cell, boolean differenced, List<Integer> horizons) {
        var network = NetworkSpec.builder(cell)
                .inputs(2)
                .hidden(6)
                .layers(2)
                .outputs(2)
                .lags(3)
                .resetAfter(cell == CellKind.GRU)
                .build();
        var layers = List.of(layer(cell, 2, 6), layer(cell, 6, 6));
        var weights = new Weights(layers, matrix(2, 6), values(2), Optional.of(matrix(2, 6)));
        var scaling = new Scaling(Scaling.Kind.ROBUST, new double[] {50, -4}, new double[] {15, 0.8}, -8, 8);
        return new Model(
                new ModelVersion("random", 1),
                new ModelSpec(network, 1_000, horizons, 8, 0.9),
                new Preprocessing(scaling, differenced),
                weights,
                lineage());
    }

    private static Model model(Model model, List<Integer> horizons) {
        var spec = model.spec();
        return new Model(
                model.version(),
                new ModelSpec(spec.network(), spec.periodMicros(), horizons, spec.warmup(), spec.coverage()),
                model.preprocessing(),
                model.weights(),
                model.lineage());
    }

    private LayerWeights layer(CellKind cell, int inputs, int hidden) {
        int rows = cell.gates() * hidden;
        return new LayerWeights(matrix(rows, inputs), matrix(rows, hidden), values(rows), values(rows));
    }

    private Matrix matrix(int rows, int columns) {
        return Matrix.fromRowMajor(rows, columns, values(rows * columns));
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 0.3f * (float) random.nextGaussian();
        }
        return values;
    }

    private static Lineage lineage() {
        return Lineage.UNKNOWN;
    }
}
