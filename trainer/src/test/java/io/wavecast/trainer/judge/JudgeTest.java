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
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SegmentedHistory;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.learn.NetworkInputs;
import io.wavecast.trainer.linear.Autoregression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTest {
    /** The coefficients of {@link Signals#resonance}, whose driving noise has deviation 0.1. */
    private static final float[] TRUE_COEFFICIENTS = {1.86f, -0.96f};

    private final double[][] signal = Signals.resonance(3, 6_000);
    private final Autoregression autoregression = regression(Signals.resonance(4, 4_000), List.of(1), 2);
    private final List<SeriesSlice> test = List.of(new SeriesSlice(signal, 64));
    private final Judge judge = new Judge(0.01, 0.1);

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
        assertThat(verdict.sentence())
                .containsPattern(
                        "it is \\d+(\\.\\d+)? % worse than AR\\(2\\) at horizon 1 \\(.*\\), more than the tolerance of 1.00 %");
        assertThat(new Judge(10, 0.1)
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

    /** The champion was fitted to the first half of the test part, a sine, and is perfect there. So is the model's own fit to all data. */
    @Test
    void shouldCompareWithAChampionThatHasSeenTheTargetsByAFitThatHasSeenThemToo() {
        double[][] two = Signals.resonance(3, 4_064);
        for (int t = 0; t < 2_064; t++) {
            two[t][0] = Math.sin(0.35 * t);
        }
        long[] times = IntStream.range(0, two.length).mapToLong(t -> t * 1_000L).toArray();
        List<SeriesSlice> both = List.of(new SeriesSlice(two, 64).at(times));
        List<SeriesSlice> later = List.of(new SeriesSlice(two, 2_064).at(times));
        Model judged = linear(new float[] {1.8f, -0.9f}, List.of(1));
        Model all = linear(new float[] {(float) (2 * Math.cos(0.35)), -1}, List.of(1));

        double onLater = judgedBeside(all, judged, all, later, true);

        assertThat(judgedBeside(all, judged, all, both, true)).isCloseTo(onLater, within(0.01));
        assertThat(judgedBeside(all, judged, all, both, false))
                .as("with a champion that has not seen the test part")
                .isGreaterThan(onLater + 0.02);
    }

    /** The ratio to a champion whose data end with the first half of the slice. */
    private double judgedBeside(Model champion, Model judged, Model all, List<SeriesSlice> slice, boolean refitted) {
        Lineage lineage = new Lineage(
                champion.lineage().training(),
                new Lineage.History("test", 0, 2_063_000, 1, 1),
                Lineage.Evaluation.NONE,
                new Lineage.Recipe("", new TreeMap<>(), refitted, ""));
        return judge.judge(judged, Optional.of(all), slice, autoregression, Optional.of(champion.withLineage(lineage)))
                .ratio(Verdict.Rival.CHAMPION, 0);
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

    /** The champion knows a period of 100 samples; the challenger looks back two samples. */
    @Test
    void shouldGiveTheChampionThePastThatItHasInTheStream() {
        double[][] walk = Signals.randomWalk(3, 2_000);
        double[][] periodic = new double[walk.length][1];
        for (int t = 0; t < walk.length; t++) {
            periodic[t][0] = walk[t % 100][0];
        }
        var segments = SegmentedHistory.of(History.of("valve", 1_000, periodic));
        float[] season = new float[100];
        season[99] = 1; // the value one period before the next sample
        Model champion = lagged(season);

        Verdict verdict = judge.judge(
                linear(new float[] {1, 0}, List.of(1)),
                segments.split(64, Integer.MAX_VALUE).test(),
                regression(periodic, List.of(1), 32),
                Optional.of(champion));

        assertThat(verdict.champion().orElseThrow().errors().get(0)).isLessThan(1e-5);
        assertThat(verdict.betterRivals()).contains(Verdict.Rival.CHAMPION);
    }

    /** After a gap, a model that still warms up answers with the last value, as the stream does. */
    @Test
    void shouldForecastNaivelyWhileAModelWarmsUp() {
        double[][] resonance = Signals.resonance(5, 300);
        Model slow = lagged(new float[100]); // forecasts 0 once it is warm

        HeldOutErrors errors = HeldOutErrors.of(
                "slow", List.of(1), List.of(new SeriesSlice(resonance, 64)), HeldOutForecasters.network(slow));

        assertThat(errors.errors(0, 0)[99 - 64]).isEqualTo(resonance[98][0] - resonance[99][0]);
        assertThat(errors.errors(0, 0)[100 - 64]).isEqualTo(-resonance[100][0]);
    }

    @Test
    void shouldNotPublishAModelThatFailsForASeriesAmongLargerOnes() {
        double[][] vibration = new double[3_000][1];
        double[][] pressure = new double[3_000][1];
        var random = new Random(6);
        for (int t = 2; t < pressure.length; t++) { // smooth and large; the other one is noise
            pressure[t][0] = 1.998 * pressure[t - 1][0] - 0.999 * pressure[t - 2][0] + 100 * random.nextGaussian();
            vibration[t][0] = random.nextGaussian();
        }
        List<SeriesSlice> both = List.of(
                new SeriesSlice(pressure, 64).of("plant/pressure"),
                new SeriesSlice(vibration, 64).of("plant/vibration"));
        Model model = lagged(new float[] {1.998f, -0.999f});

        Verdict verdict = judge.judge(model, both, fitted(both), Optional.empty());

        assertThat(verdict.skill()).as("over all samples").isPositive();
        assertThat(verdict.losingSeries()).extracting(SeriesErrors::series).containsExactly("plant/vibration");
        assertThat(verdict.worthPublishing()).isFalse();
        assertThat(verdict.sentence())
                .contains("the last value is better in 1 of 2 series, such as plant/vibration")
                .contains("--each series");
        assertThat(new Judge(0.01, 0.5)
                        .judge(model, both, fitted(both), Optional.empty())
                        .losingSeries())
                .hasSize(1);
    }

    @Test
    void shouldJudgeManySeriesByTheirMedian() {
        List<SeriesSlice> series = new ArrayList<>();
        for (int s = 0; s < 12; s++) {
            series.add(new SeriesSlice(Signals.resonance(s, 1_000), 64).of("s" + s));
        }
        series.add(new SeriesSlice(Signals.randomWalk(1, 1_000), 64).of("walk")); // one loses, by far

        Verdict verdict = judge.judge(linear(TRUE_COEFFICIENTS, List.of(1)), series, autoregression, Optional.empty());

        assertThat(verdict.losingSeries()).hasSize(1);
        assertThat(verdict.medianSkill(0)).isBetween(0.5, 0.9);
        assertThat(verdict.worthPublishing()).as(verdict.sentence()).isTrue();
        assertThat(verdict.report()).contains("13 series: median skill 0.").contains("(walk), 1 lose");
    }

    /** Each version is 0.6 % worse than the one before: within the tolerance of 1 %, but not twice. */
    @Test
    void shouldGrantTheToleranceOnce() {
        Model best = linear(TRUE_COEFFICIENTS, List.of(1));
        var generous = new Judge(0.01, 1);
        Autoregression poor = regression(Signals.randomWalk(1, 4_000), List.of(1), 2);
        List<Model> versions = new ArrayList<>(List.of(best));
        List<Boolean> published = new ArrayList<>();
        for (float change : new float[] {0.038f, 0.054f}) {
            Model next = linear(new float[] {1.86f - change, -0.96f + change}, List.of(1));
            Model champion = versions.get(versions.size() - 1);
            Verdict verdict = generous.judge(next, test, poor, Optional.of(champion));
            double ratio = verdict.errors().get(0)
                    / verdict.champion().orElseThrow().errors().get(0);
            assertThat(ratio).isBetween(1.004, 1.0095);
            published.add(verdict.worthPublishing());
            versions.add(next.withLineage(
                    next.lineage().with(new Lineage.Evaluation(0, List.of(), 0, 0, "", verdict.conceded()))));
        }

        assertThat(published).containsExactly(true, false);
        assertThat(generous.judge(best, test, poor, Optional.of(versions.get(1)))
                        .conceded())
                .as("of a model as good as the best one")
                .allMatch(share -> share < 1e-3);
    }

    @Test
    void shouldPublishAModelThatGainsAtALaterHorizonOnly() {
        Autoregression both = regression(Signals.randomWalk(2, 4_000), List.of(1, 10), 2);
        double[][] path = new double[6_000][1];
        var random = new Random(1);
        for (int t = 1; t < path.length; t++) { // falls back to 0 slowly: nothing to gain one step ahead
            path[t][0] = 0.98 * path[t - 1][0] + random.nextGaussian();
        }
        Model model = direct(new float[] {1, 0, 0.8f, 0}, List.of(1, 10));

        Verdict verdict = new Judge(0.01, 0.1).judge(model, List.of(new SeriesSlice(path, 64)), both, Optional.empty());

        assertThat(verdict.errors().get(0)).isCloseTo(verdict.naiveErrors().get(0), within(1e-6));
        assertThat(verdict.errors().get(1))
                .isLessThan(0.98 * verdict.naiveErrors().get(1));
        assertThat(verdict.worthPublishing()).as(verdict.sentence()).isTrue();
    }

    /** AR(2) of all series. */
    private static Autoregression fitted(List<SeriesSlice> series) {
        return Autoregression.fit(series, List.of(1), 2);
    }

    /** A linear path over as many lags as there are coefficients, which is also its warm-up. */
    private static Model lagged(float[] coefficients) {
        return model(
                NetworkSpec.linear(1, 1, coefficients.length), coefficients, List.of(1), false, coefficients.length);
    }

    private static Model direct(float[] coefficients, List<Integer> horizons) {
        return model(
                NetworkSpec.linear(1, horizons.size(), coefficients.length / horizons.size()),
                coefficients,
                horizons,
                true,
                2);
    }

    private static Model model(
            NetworkSpec network, float[] coefficients, List<Integer> horizons, boolean direct, int warmUp) {
        return new Model(
                new ModelVersion("linear", 1),
                new ModelSpec(network, 1_000, horizons, direct, warmUp, 0.9),
                new Preprocessing(new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -1e6, 1e6), false),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(network.outputs(), 0, new float[0]),
                        new float[network.outputs()],
                        Optional.of(Matrix.fromRowMajor(network.outputs(), network.lags(), coefficients))),
                Lineage.UNKNOWN);
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
