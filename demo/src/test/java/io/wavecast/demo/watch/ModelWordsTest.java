package io.wavecast.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Lineage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ModelWordsTest {
    private static final long TRAINED = Instant.parse("2026-11-03T10:00:00Z").toEpochMilli() * 1_000;

    @Test
    void shouldSayWhatTheModelIsAndHowItWasLearned() {
        assertThat(ModelWords.of(
                        WatchedModels.lstm(lineage("PyTorch 2.7", new Lineage.Evaluation(0.088, 0.2, 0.1, "")))))
                .isEqualTo("LSTM, 64 units, trained by PyTorch 2.7 on 2026-11-03, from 45,000 samples of 3 series;"
                        + " beats AR by 12 %; 56 % below the error of the last value, one step ahead on held-out data;"
                        + " intervals of 90 %");
    }

    @Test
    void shouldSayThatALinearPathHasNoCells() {
        assertThat(ModelWords.of(
                        WatchedModels.linear(lineage("least squares", new Lineage.Evaluation(0.1, 0.09, 0.1, "")))))
                .startsWith("linear path over 32 past values, no cells, trained by least squares on 2026-11-03")
                .contains("; as good as AR; 11 % above the error of the last value");
    }

    @Test
    void shouldNotInventALineage() {
        assertThat(ModelWords.of(WatchedModels.lstm(Lineage.UNKNOWN)))
                .isEqualTo("LSTM, 64 units, trained by unknown software; not evaluated; intervals of 90 %");
    }

    private static Lineage lineage(String engine, Lineage.Evaluation evaluation) {
        return new Lineage(
                new Lineage.Training(TRAINED, engine, "Java 17", 200, 1),
                new Lineage.History("sensor-events", 0, 1, 3, 45_000),
                evaluation);
    }
}
