package io.wavecast.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorstSeriesTest {
    private static final ModelVersion MODEL = new ModelVersion("default", 1);

    private long now;
    private final WorstSeries worst = new WorstSeries(() -> now);

    @Test
    void shouldFindBadSeriesAmongManyGoodOnes() {
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 10_000; i++) {
                worst.add("good/" + i, MODEL, 0.5 + (i * 31 + second) % 100 / 1_000.0);
            }
            for (int i = 0; i < 3; i++) {
                worst.add("bad/" + i, MODEL, 2 + i);
            }
        }

        assertThat(worst.worst(3).stream().map(WorstSeries.RankedSeries::series))
                .containsExactly("bad/2", "bad/1", "bad/0");
        assertThat(worst.worst(1_000)).hasSize(200);
    }

    @Test
    void shouldDropSeriesThatImproveOrSendNoScores() {
        worst.add("a", MODEL, 9);
        worst.add("b", MODEL, 2);
        for (int second = 0; second < 40; second++) {
            worst.add("a", MODEL, 0.1);
        }
        assertThat(worst.worst(1)).extracting(WorstSeries.RankedSeries::series).containsExactly("b");

        now += Duration.ofMinutes(3).toNanos();
        worst.add("a", MODEL, 0.1);
        assertThat(worst.worst(10)).extracting(WorstSeries.RankedSeries::series).containsExactly("a");
    }
}
