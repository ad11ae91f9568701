package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.cells.WindowSettings;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.judge.Judge;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.publish.PublishedVersions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Noise of deviation 1 in channel 1, which channel 2 repeats three steps later in another unit, with noise of 0.1 of its own. Alone channel 2 is noise; with
 * channel 1 it is known up to 0.1 for three steps. Channel 3 is noise that nothing depends on.
 */
class ExogenousTrainingTest {
    private static final List<Integer> HORIZONS = List.of(1, 3, 4);
    private static final double UNIT = 40;
    private static final List<Integer> TARGET = List.of(1);

    @Test
    void shouldForecastATargetByAnExogenousChannelThatLeadsIt() throws InterruptedException {
        History history = History.of("power", 1_000_000, values(1, 3_000, 0));
        FittedModel fit = FittedModel.of(settings(CellKind.NONE), history, TrainingListener.SILENT);
        FittedModel alone = FittedModel.of(
                settings(CellKind.NONE).with(target(List.of())),
                History.of("power", 1_000_000, only(values(1, 3_000, 0), 1)),
                TrainingListener.SILENT);
        Model model = model(fit);
        Verdict verdict = judge(fit);

        assertThat(model.spec().targets()).isEqualTo(new TargetChannels(3, TARGET));
        assertThat(model.spec().network().outputs()).isEqualTo(3);
        // Errors are in scales of the target, which has about a scale of 1.
        assertThat(verdict.errors().get(0)).isLessThan(0.15);
        assertThat(verdict.errors().get(1)).isLessThan(0.15);
        assertThat(verdict.errors().get(2)).as("beyond the lead").isGreaterThan(0.8);
        assertThat(judge(alone).errors().get(0)).isGreaterThan(0.8);
        assertThat(verdict.arErrors().get(0)).isGreaterThan(0.8);
        assertThat(verdict.targets()).isEqualTo(600);
        assertThat(verdict.worthPublishing()).isTrue();
    }

    /** Random cells beside the linear path, and cells alone, by least squares. */
    @ParameterizedTest
    @CsvSource({"ELMAN, 16", "GRU, 0"})
    void shouldForecastWithCells(CellKind cell, int lags) throws InterruptedException {
        TrainSettings settings = settings(cell).withHidden(24).withLags(lags);
        FittedModel fit = FittedModel.of(
                settings.with(settings.learning()
                        .withLimits(0, settings.learning().optimizer().maxTime())),
                History.of("power", 1_000_000, values(1, 3_000, 0)),
                TrainingListener.SILENT);

        assertThat(judge(fit).errors().get(0)).isLessThan(0.7);
        assertThat(fit.spec().targets().list()).isEqualTo(TARGET);
    }

    /** Both engines train cells with more inputs than outputs. */
    @ParameterizedTest
    @CsvSource({"deeplearning4j, false", "pytorch, false", "pytorch, true"})
    void shouldTrainCellsOfBothEngines(String engine, boolean closedLoop) throws InterruptedException {
        TrainSettings settings = settings(CellKind.ELMAN).withHidden(8).withLags(8);
        var future = new WindowSettings(32, 16, false, closedLoop ? 4 : 0);
        var learning = settings.learning().withEngine(engine).withLimits(20, Duration.ofMinutes(1));
        FittedModel fit = FittedModel.of(
                settings.with(new LearningSettings(
                        learning.engine(),
                        learning.device(),
                        future,
                        learning.optimizer(),
                        learning.regularisation(),
                        learning.seed())),
                History.of("power", 1_000_000, values(1, 1_500, 0)),
                TrainingListener.SILENT);

        assertThat(fit.learned().updates()).isPositive();
        assertThat(judge(fit).errors().get(0)).isLessThan(0.2);
    }

    @Test
    void shouldForecastInAClosedLoopWithTheLastValues() throws InterruptedException {
        ForecastTarget closed = new ForecastTarget(List.of(1, 2), Optional.empty(), true, 0.9).withChannels(TARGET);
        FittedModel fit = FittedModel.of(
                settings(CellKind.NONE).with(closed),
                History.of("power", 1_000_000, values(1, 3_000, 0)),
                TrainingListener.SILENT);

        assertThat(fit.spec().network().outputs()).isOne();
        assertThat(judge(fit).errors().get(1))
                .as("the lead of three steps suffices")
                .isLessThan(0.2);
    }

    @Test
    void shouldScaleEachSeriesOnItsOwn() throws InterruptedException {
        var settings = settings(CellKind.NONE);
        var each = new PreprocessingSettings(settings.preprocessing().scaling(), List.of(), false, ScalePer.SERIES, 64);
        FittedModel fit = FittedModel.of(
                settings.with(each), History.of("power", 1_000_000, values(1, 3_000, 0)), TrainingListener.SILENT);

        assertThat(fit.preprocessing().perSeries()).isPresent();
        assertThat(judge(fit).errors().get(0)).isLessThan(0.2);
    }

    /** In the stream a missing exogenous value is the last one, so the trainer learns from last values, too. */
    @Test
    void shouldLearnFromSeriesWithMissingValues() throws InterruptedException {
        FittedModel fit = FittedModel.of(
                settings(CellKind.NONE),
                History.of("power", 1_000_000, values(1, 3_000, 0.02)),
                TrainingListener.SILENT);
        double[][] before = History.of("power", 1_000_000, values(1, 3_000, 0.02))
                .split(64)
                .train()
                .get(0)
                .values();
        double[][] filled = fit.split().train().get(0).values();
        int changed = 0;
        for (int t = 0; t < 1_000; t++) {
            assertThat(filled[t][0]).isEqualTo(before[t][0]);
            changed += filled[t][1] == before[t][1] ? 0 : 1;
        }
        assertThat(changed).as("missing targets are forecast").isPositive();
        assertThat(judge(fit).errors().get(0)).isLessThan(0.5);
    }

    @Test
    void shouldPublishARegressionOfTheTargetsInItsPlace() throws InterruptedException {
        FittedModel fit = FittedModel.of(
                settings(CellKind.NONE), History.of("power", 1_000_000, values(1, 3_000, 0)), TrainingListener.SILENT);
        Model regression = model(fit.regression().orElseThrow());

        assertThat(regression.spec().targets().list()).isEqualTo(TARGET);
        HeldOutErrors errors =
                HeldOutErrors.of("ar", HORIZONS, fit.split().test(), HeldOutForecasters.network(regression));
        HeldOutErrors expected = HeldOutErrors.of(
                "ar",
                HORIZONS,
                fit.split().test(),
                HeldOutForecasters.autoregression(fit.baseline(), fit.preprocessing()));
        assertThat(errors.rootMeanSquare(0, 0)).isNaN();
        assertThat(errors.rootMeanSquare(0, 1)).isCloseTo(expected.rootMeanSquare(0, 1), within(1e-3));
    }

    @Test
    void shouldCompareWithAChampionThatForecastsTheTargetsToo() throws InterruptedException {
        History history = History.of("power", 1_000_000, values(1, 3_000, 0));
        FittedModel fit = FittedModel.of(settings(CellKind.NONE), history, TrainingListener.SILENT);
        Model all = model(
                FittedModel.of(settings(CellKind.NONE).with(target(List.of())), history, TrainingListener.SILENT));
        Model another = model(
                FittedModel.of(settings(CellKind.NONE).with(target(List.of(2))), history, TrainingListener.SILENT));

        Verdict beside = judge(fit, Optional.of(all));

        assertThat(beside.champion().orElseThrow().errors().get(0)).isLessThan(0.15);
        assertThat(beside.sentence()).doesNotContain("not compared");
        Verdict alone = judge(fit, Optional.of(another));
        assertThat(alone.champion()).isEmpty();
        assertThat(alone.sentence())
                .endsWith("; power@1 is not compared, since it forecasts channel 3 of 3, this model channel 2 of 3");
    }

    @Test
    void shouldStateTheTargetsInTheLineage() throws Exception {
        History history = History.of("power", 1_000_000, values(1, 3_000, 0));
        TrainSettings settings = settings(CellKind.NONE);
        FittedModel fit = FittedModel.of(settings, history, TrainingListener.SILENT);
        var published = new PublishedVersions(new ModelVersion("power", 1), Optional.empty());
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

        JudgedModel judged = new ModelChoice(settings, history, "sensor-events", published, clock).judged(fit);

        assertThat(judged.model().spec().targets().list()).isEqualTo(TARGET);
        assertThat(Reproduction.arguments(judged.model())).containsSubsequence("--targets", "2");
    }

    @Test
    void shouldRefuseTargetsThatTheSeriesDoNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedModel.of(
                        settings(CellKind.NONE).with(target(List.of(0, 3))),
                        History.of("power", 1_000_000, values(1, 500, 0)),
                        TrainingListener.SILENT))
                .withMessage("--targets must be channels 1..3 of the series, was [1, 4]");
    }

    private static Verdict judge(FittedModel fit) {
        return judge(fit, Optional.empty());
    }

    private static Verdict judge(FittedModel fit, Optional<Model> champion) {
        return new Judge(0.01, 0.1).judge(model(fit), fit.split().test(), fit.baseline(), champion);
    }

    private static Model model(FittedModel fit) {
        return fit.model(new ModelVersion("power", 1), Lineage.UNKNOWN);
    }

    private static TrainSettings settings(CellKind cell) {
        return TrainSettings.of("power").with(cell).withLags(16).with(target(TARGET));
    }

    private static ForecastTarget target(List<Integer> channels) {
        return new ForecastTarget(HORIZONS, false, 0.9).withChannels(channels);
    }

    private static double[][] only(double[][] values, int channel) {
        return Arrays.stream(values).map(row -> new double[] {row[channel]}).toArray(double[][]::new);
    }

    private static double[][] values(long seed, int count, double missing) {
        var random = new Random(seed);
        double[][] values = new double[count][3];
        for (int t = 0; t < count; t++) {
            values[t][0] = random.nextGaussian();
            values[t][1] = UNIT * ((t < 3 ? 0 : values[t - 3][0]) + 0.1 * random.nextGaussian());
            values[t][2] = random.nextGaussian();
        }
        for (int t = 100; t < count && missing > 0; t++) {
            for (int c = 0; c < 3; c++) {
                values[t][c] = random.nextDouble() < missing ? Double.NaN : values[t][c];
            }
        }
        return values;
    }
}
