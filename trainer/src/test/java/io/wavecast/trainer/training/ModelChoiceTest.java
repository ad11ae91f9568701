package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.Signals;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.learn.FittedNetwork;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.publish.PublishedVersions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {
    private static final List<Integer> HORIZONS = List.of(1, 5);

    /** The value returns after five steps, with noise on it: so five steps ahead nothing is better than the last value. */
    @Test
    void shouldPublishWhatWinsAtEachHorizon() throws InterruptedException {
        double[][] returning = Signals.resonance(1, 2_000);
        double[][] noise = Signals.randomWalk(2, 2_001);
        for (int t = 5; t < returning.length; t++) {
            returning[t][0] = returning[t - 5][0] + 0.5 * (noise[t + 1][0] - noise[t][0]);
        }

        JudgedModel result = judged(settings(CellKind.NONE), returning);

        assertThat(result.published()).as(result.sentence()).isTrue();
        assertThat(result.model().lineage().training().kept())
                .doesNotStartWith("the last value")
                .endsWith("; the last value at horizon 5");
        assertThat(result.verdict().errors().get(0))
                .isLessThan(0.8 * result.verdict().naiveErrors().get(0));
        assertThat(result.verdict().errors().get(1))
                .isCloseTo(result.verdict().naiveErrors().get(1), within(1e-5));
    }

    /** In the second history the last fifth is another signal, on which the last value is best. */
    @Test
    void shouldChooseWithoutTheTestPart() throws InterruptedException {
        double[][] signal = Signals.chaos(1, 2_000);
        double[][] changed = Signals.chaos(1, 2_000);
        double[][] walk = Signals.randomWalk(1, 400);
        for (int t = 0; t < walk.length; t++) {
            changed[1_600 + t] = walk[t];
        }
        TrainSettings settings = unrefitted(settings(CellKind.ELMAN).withHidden(8));

        JudgedModel one = judged(settings, signal);
        JudgedModel other = judged(settings, changed);

        assertThat(one.published()).as(one.sentence()).isTrue();
        assertThat(other.published()).as(other.sentence()).isFalse();
        assertThat(kept(other)).isEqualTo(kept(one)).startsWith("random cells");
        assertThat(other.model().weights().head().toRowMajor())
                .isEqualTo(one.model().weights().head().toRowMajor());
        assertThat(other.model().weights().linear().orElseThrow().toRowMajor())
                .isEqualTo(one.model().weights().linear().orElseThrow().toRowMajor());
    }

    @Test
    void shouldPublishTheRegressionIfTheChosenModelDoesNotPass() throws InterruptedException {
        History history = History.of("pump", 4_000, Signals.resonance(1, 2_000));
        TrainSettings settings = settings(CellKind.NONE);
        FittedModel good = FittedModel.of(settings, history, TrainingListener.SILENT);
        FittedModel bad = withoutWeights(good);

        JudgedModel result = choice(settings, history).judged(bad);

        assertThat(result.published()).as(result.sentence()).isTrue();
        assertThat(kept(result)).isEqualTo("AR(32), since what was chosen did not pass the comparison");
        assertThat(result.verdict().errors().get(1))
                .isCloseTo(result.verdict().arErrors().get(1), within(1e-5));
        assertThat(kept(choice(settings.withForce(true), history).judged(bad)))
                .as("what is forced is published as it is")
                .isEqualTo(kept(choice(settings, history).judged(good)));
    }

    /** A model that forecasts zero, in scaled units. */
    private static FittedModel withoutWeights(FittedModel fit) {
        FittedNetwork learned = fit.learned();
        Weights weights = learned.weights();
        Matrix linear = weights.linear().orElseThrow();
        var zeros = new Weights(
                weights.layers(),
                weights.head(),
                new float[linear.rows()],
                Optional.of(Matrix.fromRowMajor(
                        linear.rows(), linear.columns(), new float[linear.rows() * linear.columns()])));
        return new FittedModel(
                new FittedNetwork(
                        learned.spec(),
                        zeros,
                        0,
                        0,
                        learned.kept(),
                        learned.leftOut(),
                        learned.score(),
                        slices -> zeros),
                fit.spec(),
                fit.preprocessing(),
                fit.split(),
                fit.baseline(),
                fit.time());
    }

    @Test
    void shouldCallRandomCellsByTheirName() throws InterruptedException {
        JudgedModel result = judged(settings(CellKind.ELMAN).withHidden(8), Signals.chaos(1, 2_000));

        Lineage.Training training = result.model().lineage().training();
        assertThat(result.model().spec().network().cell()).isEqualTo(CellKind.ELMAN);
        assertThat(training.kept()).startsWith("random cells with a least-squares readout");
        assertThat(training.engine()).isEqualTo("least squares");
        assertThat(training.bestUpdate()).isZero();
    }

    @Test
    void shouldSayWhatWasNotTriedForWantOfTime() throws InterruptedException {
        TrainSettings settings =
                settings(CellKind.ELMAN).with(LearningSettings.defaults().withLimits(10, Duration.ZERO));

        JudgedModel result = judged(settings, Signals.resonance(1, 2_000));

        assertThat(result.model().spec().network().cell()).isEqualTo(CellKind.NONE);
        assertThat(result.sentence()).contains("; kept: linear path; the time ran out (--max-time), not tried: cells");
        assertThat(result.model().lineage().recipe().leftOut()).isEqualTo("cells");
    }

    private static String kept(JudgedModel model) {
        return model.model().lineage().training().kept();
    }

    private static TrainSettings settings(CellKind cell) {
        return TrainSettings.of("pump")
                .with(cell)
                .withLags(32)
                .withHorizons(HORIZONS)
                .with(LearningSettings.defaults().withLimits(0, Duration.ofMinutes(5)));
    }

    private static TrainSettings unrefitted(TrainSettings settings) {
        return settings.with(new PublicationRule(0.01, 0.1, false, false));
    }

    private static JudgedModel judged(TrainSettings settings, double[][] values) throws InterruptedException {
        History history = History.of("pump", 4_000, values);
        return choice(settings, history).judged(FittedModel.of(settings, history, TrainingListener.SILENT));
    }

    private static ModelChoice choice(TrainSettings settings, History history) {
        var published = new PublishedVersions(new ModelVersion("pump", 1), Optional.empty());
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        return new ModelChoice(settings, history, "events", published, clock);
    }
}
