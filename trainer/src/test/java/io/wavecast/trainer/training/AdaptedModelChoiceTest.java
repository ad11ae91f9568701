package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.progress.TrainingListener;
import io.wavecast.trainer.publish.PublishedVersions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdaptedModelChoiceTest {
    /** The validation part begins after 2,100 samples, the test part after 2,400. */
    private static final History SHIFTED = History.of("pump", 1_000_000, values(3_000, 2_110));

    @Test
    void shouldChooseNoAdapterByTheTestPart() throws Exception {
        JudgedModel judged = choose(History.of("pump", 1_000_000, values(3_000, 2_500)), AdapterMode.PAYING);

        assertThat(judged.adapter().settings()).isEmpty();
        assertThat(judged.model().adapter()).isEmpty();
    }

    @Test
    void shouldPublishAnAdapterOnStandbyForWhatTheValidationPartDoesNotShow() throws Exception {
        JudgedModel judged = choose(History.of("pump", 1_000_000, values(3_000, 2_500)), AdapterMode.AUTO);

        assertThat(judged.model().adapter().orElseThrow().standby()).contains(10);
        assertThat(judged.adapter().adapted().get(1))
                .isLessThan(0.95 * judged.adapter().frozen().get(1));
        assertThat(judged.sentence()).contains("on standby at horizon ");
    }

    @Test
    void shouldPublishAnAdapterWhereTheValidationPartHasMovedAway() throws Exception {
        JudgedModel judged = choose(SHIFTED, AdapterMode.AUTO);

        assertThat(judged.adapter().settings().orElseThrow().horizons()).contains(10);
        assertThat(judged.adapter().settings().orElseThrow().standby()).doesNotContain(10);
        assertThat(judged.model().adapter()).isEqualTo(judged.adapter().settings());
        assertThat(judged.adapter().adapted().get(1))
                .isLessThan(0.995 * judged.adapter().frozen().get(1));
        assertThat(judged.sentence()).contains("; online adapter (season ").contains("frozen");
        assertThat(judged.model().lineage().evaluation().verdict())
                .isEqualTo(judged.verdict().report() + judged.adapter().report());
        assertThat(judged.verdict().errors().get(1))
                .as("the verdict is on the frozen model")
                .isCloseTo(judged.adapter().frozen().get(1), within(1e-9));
    }

    @Test
    void shouldPublishNoAdapterIfItIsOff() throws Exception {
        JudgedModel judged = choose(SHIFTED, AdapterMode.OFF);

        assertThat(judged.model().adapter()).isEmpty();
        assertThat(judged.sentence()).doesNotContain("adapter");
    }

    private static JudgedModel choose(History history, AdapterMode mode) throws InterruptedException {
        TrainSettings settings = TrainSettings.of("pump")
                .with(CellKind.NONE)
                .withLags(16)
                .with(new ForecastTarget(List.of(1, 10), Optional.empty(), false, 0.9, mode))
                .withForce(true);
        FittedModel fit = FittedModel.of(settings, history, TrainingListener.SILENT);
        var published = new PublishedVersions(new ModelVersion("pump", 1), Optional.empty());
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return new ModelChoice(settings, history, "sensor-events", published, clock).judged(fit);
    }

    /** An autoregressive series around a level that rises in steps. */
    private static double[][] values(int count, int shiftAt) {
        var random = new Random(1);
        double[][] values = new double[count][1];
        double state = 0;
        for (int t = 0; t < count; t++) {
            state = 0.8 * state + random.nextGaussian();
            values[t][0] = state + (t < shiftAt ? 0 : 6 * (1 + (t - shiftAt) / 300));
        }
        return values;
    }
}
