package io.wavecast.trainer.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainingSpec;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.DesignMatrix;
import io.wavecast.trainer.linear.LagCounts;
import io.wavecast.trainer.linear.Readout;
import io.wavecast.trainer.linear.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loss of windows that end in closed loop, compared with forecasts that are fed back one by one, as in the stream. */
class ClosedLoopTrainingTest {
    private static final int CHANNELS = 2;
    private static final List<Integer> HORIZONS = List.of(1, 3);
    private static final int WINDOW = 12;
    private static final int SETTLING = 3;

    @ParameterizedTest
    @CsvSource({
        "ELMAN, 0, false, 5, false",
        "ELMAN, 3, false, 5, false",
        "LSTM, 3, false, 5, false",
        "LSTM, 3, true, 5, false",
        "GRU, 0, true, 5, false",
        "GRU, 8, false, 1, false",
        "GRU, 3, false, 11, false",
        "ELMAN, 3, false, 5, true",
        "GRU, 0, true, 5, true"
    })
    void shouldMeasureForecastsThatAreFedBack(
            CellKind cell, int lags, boolean differenced, int closedLoopSteps, boolean exogenous) {
        List<SeriesSlice> train = List.of(part(1, 400, 1, differenced));
        TargetChannels predicted = exogenous ? new TargetChannels(CHANNELS, List.of(1)) : TargetChannels.all(CHANNELS);
        var targets = new Targets(HORIZONS, predicted, differenced, lags);
        Optional<Readout> readout = lags == 0
                ? Optional.empty()
                : Optional.of(Readout.leastSquares(
                        targets, DesignMatrix.of(train, targets, new LagCounts(lags, 0), Optional.empty()), lags));
        // The GRU has its reset gate before the recurrent product, for which PyTorch has no fused function.
        var spec = NetworkSpec.builder(cell)
                .inputs(CHANNELS)
                .hidden(6)
                .outputs(targets.outputs())
                .build();
        Weights weights = randomHead(spec);
        var residuals = Residuals.fit(targets, readout, train);
        SeriesSlice one = part(2, 9 + WINDOW + 3, 10, differenced); // exactly one window

        double open = loss(spec, weights, residuals, one, 0);
        double closed = loss(spec, weights, residuals, one, closedLoopSteps);

        assertThat(open).isCloseTo(expected(spec, weights, targets, readout, train.get(0), one, 0), within(1e-4));
        assertThat(closed)
                .isCloseTo(expected(spec, weights, targets, readout, train.get(0), one, closedLoopSteps), within(1e-4));
        assertThat(Math.abs(closed - open)).isGreaterThan(1e-3);
    }

    private static double loss(
            NetworkSpec spec, Weights weights, Residuals residuals, SeriesSlice part, int closedLoopSteps) {
        var windows = new TrainingWindows(List.of(part), residuals, WINDOW, closedLoopSteps, 1);
        assertThat(windows.count()).isEqualTo(1);
        var training = new TrainingSpec(Loss.MSE, 0, 0, 1, closedLoopSteps, false, 1);
        try (var network = Engines.of("pytorch").create(spec, training)) {
            network.setWeights(weights);
            return network.fit(windows.batch(List.of(windows.anywhere()), SETTLING), 0);
        }
    }

    private static double expected(
            NetworkSpec spec,
            Weights weights,
            Targets targets,
            Optional<Readout> readout,
            SeriesSlice train,
            SeriesSlice part,
            int closedLoopSteps) {
        double[][] units = units(targets, readout, train);
        int from = part.firstTarget() - 1;
        double[][] own = new double[part.values().length][];
        for (int t = 0; t < own.length; t++) {
            own[t] = part.values()[t].clone();
        }
        var network = new Network(spec, weights);
        var state = network.newState();
        var scratch = network.scratch();
        int outputs = targets.outputs();
        List<Integer> predicted = targets.predicted().list();
        float[] out = new float[outputs];
        double[] linear = new double[outputs];
        double[] target = new double[outputs];
        double sum = 0;
        for (int t = from; t < from + WINDOW; t++) {
            network.step(state, new float[] {(float) own[t][0], (float) own[t][1]}, out, scratch);
            int now = t;
            readout.ifPresent(lags -> lags.predictFromLags(own, now, linear));
            targets.read(part, t, target);
            boolean loops = t + 1 >= from + WINDOW - closedLoopSteps;
            for (int c = 0; c < CHANNELS && loops; c++) {
                if (!predicted.contains(c)) { // its last value stays, or it changes no more
                    own[t + 1][c] = targets.differenced() ? 0 : own[t][c];
                }
            }
            for (int o = 0; o < outputs; o++) {
                int c = predicted.get(o % predicted.size());
                double forecast = linear[o] + units[0][o] + units[1][o] * out[o];
                double truth = target[o];
                if (targets.addsPresent()) {
                    forecast += own[t][c];
                    truth += part.values()[t][c];
                }
                if (t >= from + SETTLING) {
                    sum += Math.pow((forecast - truth) / units[1][o], 2);
                }
                if (o < predicted.size() && loops) {
                    own[t + 1][c] = forecast;
                }
            }
        }
        return sum / ((WINDOW - SETTLING) * outputs);
    }

    /** Mean and deviation of the residuals: (2)(outputs). */
    private static double[][] units(Targets targets, Optional<Readout> readout, SeriesSlice train) {
        int from = Math.max(train.firstTarget() - 1, readout.map(Readout::lags).orElse(1) - 1);
        int outputs = targets.outputs();
        double[][] units = new double[2][outputs];
        double[] target = new double[outputs];
        double[] linear = new double[outputs];
        for (int pass = 0; pass < 2; pass++) {
            for (int t = from; t < targets.endTime(train); t++) {
                targets.read(train, t, target);
                int now = t;
                readout.ifPresent(lags -> lags.predictFromLags(train.values(), now, linear));
                for (int o = 0; o < outputs; o++) {
                    double residual = target[o] - linear[o];
                    units[pass][o] += (pass == 0 ? residual : Math.pow(residual - units[0][o], 2))
                            / (targets.endTime(train) - from);
                }
            }
        }
        for (int o = 0; o < outputs; o++) {
            units[1][o] = Math.sqrt(units[1][o]);
        }
        return units;
    }

    /** Two noisy waves. */
    private static SeriesSlice part(long seed, int length, int from, boolean differenced) {
        var random = new Random(seed);
        double[][] levels = new double[length][CHANNELS];
        boolean[][] observed = new boolean[length][CHANNELS];
        double[][] values = differenced ? new double[length][CHANNELS] : levels;
        for (int t = 0; t < length; t++) {
            for (int c = 0; c < CHANNELS; c++) {
                levels[t][c] = 1 + Math.sin((0.3 + 0.1 * c) * (t + seed)) + 0.3 * random.nextGaussian();
                observed[t][c] = true;
                if (differenced && t > 0) {
                    values[t][c] = levels[t][c] - levels[t - 1][c];
                }
            }
        }
        return new SeriesSlice(values, levels, observed, from);
    }

    private static Weights randomHead(NetworkSpec spec) {
        var random = new Random(3);
        float[] head = new float[spec.outputs() * spec.hidden()];
        for (int i = 0; i < head.length; i++) {
            head[i] = (float) random.nextGaussian();
        }
        return new Weights(
                Optional.empty(),
                Reservoir.weights(spec, new double[] {1, 1}, 4).layers(),
                Matrix.fromRowMajor(spec.outputs(), spec.hidden(), head),
                Arrays.copyOf(new float[] {0.1f, -0.2f, 0.3f, 0.1f}, spec.outputs()),
                Optional.empty());
    }
}
