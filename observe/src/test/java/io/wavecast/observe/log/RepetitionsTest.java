package io.wavecast.observe.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepetitionsTest {
    private final Repetitions<String> repetitions = new Repetitions<>();

    @Test
    void shouldAdmitAKindOnceAMinuteAndCountTheOthers() {
        assertThat(repetitions.admit("a", "a1", 0)).isZero();
        for (int i = 0; i < 1_000; i++) {
            assertThat(repetitions.admit("a", "a2", i * 50L)).isEqualTo(-1);
        }
        assertThat(repetitions.admit("b", "b1", 59_999)).isZero();

        assertThat(repetitions.admit("a", "a3", 60_000)).isEqualTo(1_000);
        assertThat(repetitions.admit("a", "a4", 60_001)).isEqualTo(-1);
    }

    @Test
    void shouldReportWhatWasSuppressedWhenAKindFallsSilent() {
        repetitions.admit("a", "a1", 0);
        repetitions.admit("a", "a2", 1);
        repetitions.admit("b", "b1", 2);

        assertThat(repetitions.ended(59_999)).isEmpty();
        assertThat(repetitions.ended(60_002)).containsExactly(new Repetitions.Ended<>("a1", 1));
        assertThat(repetitions.admit("a", "a3", 60_003)).isZero();
    }

    @Test
    void shouldNotStaySilentIfTheClockIsSetBack() {
        repetitions.admit("a", "a1", 7_200_000);
        assertThat(repetitions.admit("a", "a2", 7_199_500)).isEqualTo(-1);

        assertThat(repetitions.admit("a", "a3", 3_600_000)).isEqualTo(1);
        assertThat(repetitions.admit("a", "a4", 3_600_001)).isEqualTo(-1);
    }

    @Test
    void shouldForgetTheOldestOfTooManyKinds() {
        repetitions.admit("a", "a1", 0);
        repetitions.admit("a", "a2", 0);
        for (int i = 0; i < Repetitions.MAX_KINDS; i++) {
            assertThat(repetitions.admit("kind " + i, "", 1)).isZero();
        }

        assertThat(repetitions.ended(1)).containsExactly(new Repetitions.Ended<>("a1", 1));
        assertThat(repetitions.ended(1)).isEmpty();
        assertThat(repetitions.admit("kind 0", "", 1)).isEqualTo(-1);
    }
}
