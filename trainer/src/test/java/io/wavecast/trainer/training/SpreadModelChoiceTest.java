package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.learn.TimeBudget;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.publish.PublishedVersions;
import io.wavecast.trainer.spread.SpreadChoice;
import io.wavecast.trainer.spread.SpreadMode;
import io.wavecast.trainer.spread.SpreadSearch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class SpreadModelChoiceTest {
    private static final List<Integer> HORIZONS = List.of(1, 5);
    private static final int SAMPLES = 4_000;

    @Test
    void shouldPublishASpreadHeadWhereNoiseDependsOnTheMoment() throws InterruptedException {
        History history = History.of("pump", 1_000_000, values(0.02, 0.2));
        FittedModel fit = FittedModel.of(settings(SpreadMode.AUTO), history, TrainingListener.SILENT);
        JudgedModel judged = judged(SpreadMode.AUTO, history, fit);
        Model model = judged.model();

        assertThat(model.spread()).isPresent();
        assertThat(model.lineage().recipe().leftOut()).isEmpty();
        assertThat(judged.sentence())
                .contains("; spread head at horizon 1")
                .contains(": interval score on held-out data ");
        assertThat(model.lineage().evaluation().verdict())
                .endsWith(judged.spread().report());
        assertThat(new ModelCodec().read(new ModelCodec().write(model)).spread())
                .isPresent();

        // On the test part, which the head has not seen, it tells large errors from small ones.
        Model before = fit.model(new ModelVersion("pump", 1), Lineage.UNKNOWN).withSpread(model.spread());
        HeldOutErrors errors =
                HeldOutErrors.of("network", HORIZONS, fit.split().test(), HeldOutForecasters.network(before));
        assertThat(meanSize(errors, true)).isGreaterThan(1.5 * meanSize(errors, false));
    }

    @Test
    void shouldPublishNoneIfItIsOff() throws InterruptedException {
        History history = History.of("pump", 1_000_000, values(0.02, 0.2));
        FittedModel fit = FittedModel.of(settings(SpreadMode.OFF), history, TrainingListener.SILENT);
        JudgedModel judged = judged(SpreadMode.OFF, history, fit);

        assertThat(judged.model().spread()).isEmpty();
        assertThat(judged.sentence()).doesNotContain("spread");
        assertThat(SettingsText.of(settings(SpreadMode.OFF))).containsEntry("spread", "off");
    }

    @Test
    void shouldPublishNoneIfTheTimeIsOver() throws InterruptedException {
        History history = History.of("pump", 1_000_000, values(0.02, 0.2));
        FittedModel fit = FittedModel.of(settings(SpreadMode.AUTO), history, TrainingListener.SILENT);
        JudgedModel judged = judged(SpreadMode.AUTO, history, outOfTime(fit));

        assertThat(judged.model().spec().network().cell()).isEqualTo(CellKind.ELMAN);
        assertThat(judged.model().spread()).isEmpty();
        assertThat(judged.model().lineage().recipe().leftOut()).isEqualTo("spread head");
        assertThat(judged.sentence()).contains("; the time ran out (--max-time), not tried: spread head");
    }

    @Test
    void shouldFitAWholeHeadOrNone() throws InterruptedException {
        History history = History.of("pump", 1_000_000, values(0.02, 0.2));
        FittedModel fit = FittedModel.of(settings(SpreadMode.AUTO), history, TrainingListener.SILENT);
        List<SpreadChoice> choices = new ArrayList<>();
        for (int steps = 0; steps <= 5; steps++) {
            var left = new AtomicInteger(steps);
            choices.add(SpreadSearch.choose(
                    fit.spec(),
                    slices -> fit.fittedTo(slices).model(new ModelVersion("pump", 1), Lineage.UNKNOWN),
                    fit.split().train(),
                    fit.split(),
                    () -> left.getAndDecrement() <= 0));
        }

        assertThat(choices.subList(0, 5)).allMatch(choice -> choice.leftOut().equals("spread head"));
        assertThat(choices.subList(0, 5)).allMatch(choice -> choice.head().isEmpty());
        assertThat(choices.get(5).head()).isPresent();
        assertThat(choices.get(5).leftOut()).isEmpty();
    }

    /** The same model when the training has taken all of its time. */
    private static FittedModel outOfTime(FittedModel fit) {
        return new FittedModel(
                fit.learned(),
                fit.spec(),
                fit.preprocessing(),
                fit.split(),
                fit.baseline(),
                new TimeBudget(Duration.ZERO));
    }

    /** The mean size of errors where the spread is above 1, or below. */
    private static double meanSize(HeldOutErrors errors, boolean large) {
        double[] spreads = errors.spreads(0, 0);
        double sum = 0;
        int count = 0;
        for (int t = 0; t < spreads.length; t++) {
            if (spreads[t] > 1 == large && !Double.isNaN(errors.errors(0, 0)[t])) {
                sum += Math.abs(errors.errors(0, 0)[t]);
                count++;
            }
        }
        return sum / count;
    }

    private static JudgedModel judged(SpreadMode mode, History history, FittedModel fit) throws InterruptedException {
        var published = new PublishedVersions(new ModelVersion("pump", 1), Optional.empty());
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new ModelChoice(settings(mode), history, "sensor-events", published, clock).judged(fit);
    }

    /** Random cells. */
    private static TrainSettings settings(SpreadMode mode) {
        TrainSettings settings = TrainSettings.of("pump")
                .with(CellKind.ELMAN)
                .withHidden(128)
                .withLags(8)
                .with(LearningSettings.defaults().withLimits(0, Duration.ofMinutes(1)));
        return settings.with(
                        new ForecastTarget(HORIZONS, Optional.empty(), false, 0.9, AdapterMode.OFF).withSpread(mode))
                .withForce(true);
    }

    /** A quadratic map, which only cells forecast. Its noise depends on whether the value before is above 0.3. */
    private static double[][] values(double below, double above) {
        var random = new Random(1);
        double[][] values = new double[SAMPLES][1];
        for (int t = 1; t < SAMPLES; t++) {
            double before = values[t - 1][0];
            double next = 1 - 1.8 * before * before + (before > 0.3 ? above : below) * random.nextGaussian();
            values[t][0] = Math.max(-1.05, Math.min(1.05, next));
        }
        return values;
    }
}
