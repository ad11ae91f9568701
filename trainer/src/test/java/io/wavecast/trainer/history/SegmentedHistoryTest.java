package io.wavecast.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentedHistoryTest {
    @Test
    void shouldHoldOutTheNewestFifthWithALeadIn() {
        var split = SegmentedHistory.of(Histories.evenly("a", 1_000)).split(64);

        assertThat(split.trainTargets()).isEqualTo(699);
        assertThat(split.validationTargets()).isEqualTo(100);
        assertThat(split.testTargets()).isEqualTo(200);
        SeriesSlice test = split.test().get(0);
        assertThat(test.firstTarget()).isEqualTo(64);
        assertThat(test.values()[test.firstTarget()][0])
                .as("the first held-out sample")
                .isEqualTo(800);
        assertThat(test.values()[0][0]).as("the start of its lead-in").isEqualTo(736);
    }

    @Test
    void shouldNotTrainOnHeldOutSamples() {
        var split = SegmentedHistory.of(Histories.evenly("a", 1_000)).split(64);

        double newestTrained = split.train().stream()
                .mapToDouble(part -> part.values()[part.values().length - 1][0])
                .max()
                .orElseThrow();

        assertThat(newestTrained).isEqualTo(699);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 64, 150})
    void shouldCountTestTargetsAsTheSplitLeavesThem(int leadIn) {
        var builder = new HistoryBuilder(new HistorySettings(Long.MIN_VALUE, Long.MAX_VALUE, 10_000, 2));
        long time = 0;
        for (int t = 0; t < 3_000; t++) {
            time += t % 170 == 169 || t % 1_000 == 900 ? 50 : 1;
            builder.add("a", new Observation(time, t));
            builder.add("b", new Observation(time + 3, t));
        }
        var segments = SegmentedHistory.of(builder.build());

        assertThat(segments.testTargets(leadIn))
                .isEqualTo(segments.split(leadIn).testTargets())
                .isPositive();
    }
}
