package io.wavecast.trainer.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.Signals;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.learn.NetworkInputs;
import io.wavecast.trainer.linear.Autoregression;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    /** The coefficients of {@link Signals#resonance}, whose driving noise has deviation 0.1. */
    private static final float[] TRUE_COEFFICIENTS = {1.86f, -0.96f};

    private final double[][] signal = Signals.resonance(3, 6_000);
    private final Autoregression autoregression = regression(Signals.resonance(4, 4_000), List.of(1), 2);
    private final List<SeriesSlice> test = List.of(new SeriesSlice(signal, 64));
    private final Judge judge = new Judge(0.01);

    @Test
    void shouldMeasureTheKnownErrorsOfTheSignal() {
        Verdict verdict = judge.judge(
                linear(TRUE_COEFFICIENTS, List.of(1, 2)),
                test,
                regression(Signals.resonance(4, 4_000), List.of(1, 2), 2),
                Optional.empty());

        // One step ahead only the noise is unknown; two steps ahead its variance is 1 + 1.86² times as large.
        assertThat(verdict.errors().get(0)).isCloseTo(0.1, within(0.003));
        assertThat(verdict.errors().get(1)).isCloseTo(0.1 * Math.sqrt(1 + 1.86 * 1.86), within(0.006));
        assertThat(verdict.arErrors().get(0)).isCloseTo(0.1, within(0.003));
        assertThat(verdict.arErrors().get(1)).isCloseTo(verdict.errors().get(1), within(0.002));
        assertThat(verdict.targets()).isEqualTo(6_000 - 64);
        assertThat(verdict.worthPublishing()).as(verdict.sentence()).isTrue();
    }

    @Test
    void shouldNotPublishTheLastValue() {
        Verdict verdict = judge.judge(linear(new float[] {1, 0}, List.of(1)), test, autoregression, Optional.empty());

        assertThat(verdict.errors().get(0)).isCloseTo(verdict.naiveErrors().get(0), within(1e-6));
        assertThat(verdict.worthPublishing()).isFalse();
        assertThat(verdict.sentence()).startsWith("not worth publishing").contains("AR(2)");
    }

    @Test
    void shouldNotPublishAModelThatIsWorseThanARegression() {
        Verdict verdict =
                judge.judge(linear(new float[] {1.8f, -0.9f}, List.of(1)), test, autoregression, Optional.empty());

        assertThat(verdict.errors().get(0)).isLessThan(verdict.naiveErrors().get(0));
        assertThat(verdict.worthPublishing()).isFalse();
        assertThat(verdict.sentence()).contains("more than 1.00 % worse than AR(2)");
        assertThat(new Judge(10)
                        .judge(linear(new float[] {1.8f, -0.9f}, List.of(1)), test, autoregression, Optional.empty())
                        .worthPublishing())
                .as("with a wide tolerance")
                .isTrue();
    }

    @Test
    void shouldNotReplaceAModelByAWorseOne() {
        Model champion = linear(TRUE_COEFFICIENTS, List.of(1));
        Model challenger = linear(new float[] {1.8f, -0.9f}, List.of(1, 2));
        Autoregression both = regression(Signals.resonance(4, 4_000), List.of(1, 2), 2);

        Verdict verdict = judge.judge(challenger, test, both, Optional.of(champion));

        assertThat(verdict.worthPublishing()).isFalse();
        assertThat(verdict.sentence()).contains("worse than resonance@1 at horizon 1");
        assertThat(verdict.champion().orElseThrow().errors().get(1))
                .as("the champion does not forecast two steps ahead")
                .isNaN();
        assertThat(verdict.report())
                .startsWith(verdict.sentence())
                .contains("; horizon 2: ")
                .containsPattern("; resonance@1 on the same data: 0\\.\\d+, none$");
        assertThat(judge.judge(champion, test, autoregression, Optional.of(challenger))
                        .worthPublishing())
                .isTrue();
    }

    @Test
    void shouldReportThatThereIsNothingToGain() {
        Verdict verdict = judge.judge(linear(TRUE_COEFFICIENTS, List.of(1)), test, autoregression, Optional.empty());

        assertThat(verdict.sentence()).contains("AR(2) is as good one step ahead, so the model gains almost nothing");
    }

    @Test
    void shouldTolerateRoundingOnASignalWithoutNoise() {
        double[][] sine = new double[2_000][1];
        for (int t = 0; t < sine.length; t++) {
            sine[t][0] = Math.sin(0.05 * t);
        }
        float[] rounded = {(float) (2 * Math.cos(0.05)), -1};

        Verdict verdict = judge.judge(
                linear(rounded, List.of(1)),
                List.of(new SeriesSlice(sine, 64)),
                regression(sine, List.of(1), 8),
                Optional.empty());

        assertThat(verdict.errors().get(0)).isLessThan(1e-5);
        assertThat(verdict.worthPublishing()).as(verdict.sentence()).isTrue();
    }

    @Test
    void shouldJudgeAModelOfChangesByItsValues() {
        double[][] path = summed(Signals.resonance(5, 6_000));
        var preprocessing = new Preprocessing(
                new Scaling(Scaling.Kind.Z_SCORE, new double[] {3}, new double[] {2}, -1e3, 1e3), true);
        var scaled =
                NetworkInputs.of(List.of(new SeriesSlice(path, 1)), new Preprocessing(preprocessing.scaling(), false));

        Verdict verdict = judge.judge(
                linear(TRUE_COEFFICIENTS, List.of(1), preprocessing),
                List.of(new SeriesSlice(path, 64)),
                Autoregression.fit(scaled, List.of(1), 3),
                Optional.empty());

        // The noise has deviation 0.1, the scale is 2.
        assertThat(verdict.errors().get(0)).isCloseTo(0.05, within(0.002));
    }

    private static Autoregression regression(double[][] values, List<Integer> horizons, int lags) {
        return Autoregression.fit(List.of(new SeriesSlice(values, 1)), horizons, lags);
    }

    private static double[][] summed(double[][] changes) {
        double[][] sums = new double[changes.length][1];
        for (int t = 1; t < sums.length; t++) {
            sums[t][0] = sums[t - 1][0] + changes[t][0];
        }
        return sums;
    }

    /** A model whose cells have no effect. */
    private static Model linear(float[] coefficients, List<Integer> horizons) {
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -1e3, 1e3);
        return linear(coefficients, horizons, new Preprocessing(scaling, false));
    }

    private static Model linear(float[] coefficients, List<Integer> horizons, Preprocessing preprocessing) {
        var network = NetworkSpec.builder(CellKind.ELMAN).hidden(1).lags(2).build();
        var zero = Matrix.fromRowMajor(1, 1, new float[1]);
        var weights = new Weights(
                List.of(new LayerWeights(zero, zero, new float[1], new float[1])),
                zero,
                new float[1],
                Optional.of(Matrix.fromRowMajor(1, 2, coefficients)));
        return new Model(
                new ModelVersion("resonance", 1),
                new ModelSpec(network, 1_000, horizons, 2, 0.9),
                preprocessing,
                weights,
                new Lineage(
                        new Lineage.Training(0, "test", "test", 0, 0),
                        new Lineage.History("test", 0, 0, 1, 1),
                        Lineage.Evaluation.NONE));
    }
}
