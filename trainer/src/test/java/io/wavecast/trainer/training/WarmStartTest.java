package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.Signals;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.judge.Judge;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.publish.PublishedVersions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class WarmStartTest {
    private static final ModelVersion FIRST = new ModelVersion("pump", 1);
    private static final ModelVersion SECOND = new ModelVersion("pump", 2);
    private static final double[][] VALUES = Signals.chaos(1, 4_000);

    private final History before = History.of("pump", 4_000, Arrays.copyOf(VALUES, 2_000));
    private final History recent = History.of("pump", 4_000, Arrays.copyOfRange(VALUES, 2_500, 4_000));

    @Test
    void shouldBeNoWorseThanTheChampionAfterFewUpdates() throws InterruptedException {
        TrainSettings many = settings(CellKind.GRU, 6, 10);
        Model champion = FittedModel.of(many, before, TrainingListener.SILENT).model(FIRST, Lineage.UNKNOWN);
        assertThat(champion.spec().network().cell()).isEqualTo(CellKind.GRU);

        Model trained = trained(champion, settings(CellKind.GRU, 6, 2));

        assertThat(trained.lineage().training().kept()).contains("cells of pump@1");
        assertThat(error(trained, recent)).isLessThan(1.02 * error(champion, recent));
        assertThat(trained(fresh(champion), settings(CellKind.GRU, 6, 2))
                        .lineage()
                        .training()
                        .kept())
                .as("with another shape")
                .contains("; begun afresh, since pump@1 has 5 gru units in 1 layers and 1 inputs");
    }

    /** A champion of another shape. */
    private Model fresh(Model like) throws InterruptedException {
        return FittedModel.of(settings(CellKind.GRU, 5, 0), before, TrainingListener.SILENT)
                .model(like.version(), Lineage.UNKNOWN);
    }

    @Test
    void shouldSayThatAModelWithoutCellsIsNoBeginning() throws InterruptedException {
        Model line = FittedModel.of(settings(CellKind.NONE, 8, 0), before, TrainingListener.SILENT)
                .model(FIRST, Lineage.UNKNOWN);

        assertThat(trained(line, settings(CellKind.ELMAN, 8, 0))
                        .lineage()
                        .training()
                        .kept())
                .isEqualTo("random cells with a least-squares readout; begun afresh, since pump@1 has no cells");
    }

    private Model trained(Model champion, TrainSettings settings) throws InterruptedException {
        var start = new WarmStart(champion);
        FittedModel fit = FittedModel.of(start.begin(settings), recent, TrainingListener.SILENT);
        var versions = new PublishedVersions(SECOND, Optional.empty());
        JudgedModel judged = new ModelChoice(settings, recent, "events", versions, Clock.systemUTC()).judged(fit);
        return start.said(judged.model());
    }

    /** Error on the test part of a history. */
    private static double error(Model model, History history) throws InterruptedException {
        FittedModel line = FittedModel.of(settings(CellKind.NONE, 8, 0), history, TrainingListener.SILENT);
        Verdict verdict = new Judge(0.01, 0.1).judge(model, line.split().test(), line.baseline(), Optional.empty());
        return verdict.errors().get(0);
    }

    private static TrainSettings settings(CellKind cell, int hidden, int updates) {
        return TrainSettings.of("pump")
                .with(cell)
                .withHidden(hidden)
                .withLags(8)
                .withHorizons(List.of(1))
                .withForce(true)
                .with(LearningSettings.defaults().withLimits(updates, Duration.ofMinutes(1)));
    }
}
