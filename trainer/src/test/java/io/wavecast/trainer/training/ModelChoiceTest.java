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

    private final History history = History.of("pump", 4_000, Signals.resonance(1, 2_000));

    @Test
    void shouldPublishWhatWinsAtEachHorizon() throws InterruptedException {
        TrainSettings settings = settings(CellKind.NONE);
        FittedModel good = FittedModel.of(settings, history, TrainingListener.SILENT);
        FittedModel bad = good.with(doubled(good.learned(), 1, Optional.empty()), "linear path");

        JudgedModel result = choice(settings).choose(bad);

        assertThat(result.published()).as(result.sentence()).isTrue();
        Lineage.Training training = result.model().lineage().training();
        assertThat(training.kept()).isEqualTo("linear path; AR(32) at horizon 1");
        assertThat(result.verdict().errors().get(0))
                .isCloseTo(result.verdict().arErrors().get(0), within(1e-5));
        assertThat(result.verdict().errors().get(1))
                .isCloseTo(choice(settings).choose(good).verdict().errors().get(1), within(1e-6));
    }

    /** The stream has the series' last value at horizon 1, and the model at horizon 5. */
    @Test
    void shouldRepeatTheLastValueWhereNothingIsBetter() throws InterruptedException {
        TrainSettings settings = settings(CellKind.NONE);
        double[][] alternating = new double[2_000][1]; // the last value returns after five steps, with noise between
        double[][] noise = Signals.resonance(2, 2_000);
        for (int t = 0; t < alternating.length; t++) {
            alternating[t][0] = t < 5 ? noise[t][0] : alternating[t - 5][0] + (t < 1_600 ? 0.5 * noise[t][0] : 0);
        }
        History other = History.of("valve", 4_000, alternating);
        FittedModel fit = FittedModel.of(settings, other, TrainingListener.SILENT);

        JudgedModel result = new ModelChoice(settings, other, "events", versions(), clock()).choose(fit);

        assertThat(result.model().lineage().training().kept()).contains("the last value at horizon 5");
        assertThat(result.verdict().errors().get(1))
                .isCloseTo(result.verdict().naiveErrors().get(1), within(1e-5));
        assertThat(result.published()).as(result.sentence()).isTrue();
    }

    @Test
    void shouldPublishTheLinearPathBeforeARegressionWhereTheCellsLose() throws InterruptedException {
        TrainSettings settings = settings(CellKind.NONE);
        FittedModel good = FittedModel.of(settings, history, TrainingListener.SILENT);
        FittedModel bad = good.with(doubled(good.learned(), 2, Optional.of(good.learned())), "cells");

        JudgedModel result = choice(settings).choose(bad);

        assertThat(result.published()).as(result.sentence()).isTrue();
        assertThat(result.sentence()).contains("is published, linear path in place of the network, which is not worth");
        assertThat(result.model().weights().linear().orElseThrow().toRowMajor())
                .isEqualTo(good.learned().weights().linear().orElseThrow().toRowMajor());
    }

    @Test
    void shouldNotPublishANetworkThatIsWorseThanItsLinearPath() throws InterruptedException {
        TrainSettings settings = settings(CellKind.NONE);
        FittedModel good = FittedModel.of(settings, history, TrainingListener.SILENT);
        FittedNetwork worse = scaled(good.learned(), 1, 1.02f, Optional.of(good.learned()));

        JudgedModel result = choice(settings).choose(good.with(worse, "cells"));

        assertThat(result.model().lineage().training().kept()).isEqualTo("cells; linear path at horizon 1");
        assertThat(result.model().weights().linear().orElseThrow().toRowMajor())
                .isEqualTo(good.learned().weights().linear().orElseThrow().toRowMajor());
    }

    @Test
    void shouldCallRandomCellsByTheirName() throws InterruptedException {
        TrainSettings settings = settings(CellKind.ELMAN)
                .withHidden(8)
                .with(LearningSettings.defaults().withLimits(0, Duration.ofMinutes(1)));
        History chaos = History.of("chaos", 4_000, Signals.chaos(1, 2_000));

        JudgedModel result = new ModelChoice(settings, chaos, "events", versions(), clock())
                .choose(FittedModel.of(settings, chaos, TrainingListener.SILENT));

        Lineage.Training training = result.model().lineage().training();
        assertThat(result.model().spec().network().cell()).isEqualTo(CellKind.ELMAN);
        assertThat(training.kept()).isEqualTo("random cells with a least-squares readout");
        assertThat(training.engine()).isEqualTo("least squares");
        assertThat(training.bestUpdate()).isZero();
    }

    private static TrainSettings settings(CellKind cell) {
        return TrainSettings.of("pump").with(cell).withLags(32).withHorizons(HORIZONS);
    }

    private ModelChoice choice(TrainSettings settings) {
        return new ModelChoice(settings, history, "events", versions(), clock());
    }

    private static PublishedVersions versions() {
        return new PublishedVersions(new ModelVersion("pump", 1), Optional.empty());
    }

    private static Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    }

    /** The network with twice the weights in the rows of the first horizons, which ruins their forecasts. */
    private static FittedNetwork doubled(FittedNetwork network, int rows, Optional<FittedNetwork> linearPath) {
        return scaled(network, rows, 2, linearPath);
    }

    private static FittedNetwork scaled(
            FittedNetwork network, int rows, float factor, Optional<FittedNetwork> linearPath) {
        float[] linear = network.weights().linear().orElseThrow().toRowMajor();
        for (int i = 0; i < rows * network.spec().lags(); i++) {
            linear[i] *= factor;
        }
        var weights = new Weights(
                List.of(),
                network.weights().head(),
                network.weights().headBias(),
                Optional.of(Matrix.fromRowMajor(HORIZONS.size(), network.spec().lags(), linear)));
        return new FittedNetwork(network.spec(), weights, 0, 0, linearPath, network.score());
    }
}
