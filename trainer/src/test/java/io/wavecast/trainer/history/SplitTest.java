package io.wavecast.trainer.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void shouldHoldBackTheNewestFifthAndLeadIntoIt() {
        var split = Split.of(Histories.evenly("a", 1_000), 1, 64);

        assertThat(split.trainTargets()).isEqualTo(699);
        assertThat(split.validationTargets()).isEqualTo(100);
        assertThat(split.testTargets()).isEqualTo(200);
        SeriesSlice test = split.test().get(0);
        assertThat(test.from()).isEqualTo(64);
        assertThat(test.values()[test.from()][0]).as("the first one held back").isEqualTo(800);
        assertThat(test.values()[0][0]).as("the start of its lead-in").isEqualTo(736);
    }

    @Test
    void shouldNeverLearnFromWhatIsHeldBack() {
        var split = Split.of(Histories.evenly("a", 1_000), 1, 64);

        double newestLearned = split.train().stream()
                .mapToDouble(part -> part.values()[part.values().length - 1][0])
                .max()
                .orElseThrow();

        assertThat(newestLearned).isEqualTo(699);
    }
}
