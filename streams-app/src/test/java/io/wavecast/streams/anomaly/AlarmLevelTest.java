package io.wavecast.streams.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.streams.anomaly.AlarmLevel.Verdict;
import org.junit.jupiter.api.Test;

class AlarmLevelTest {
    private static final double ASKED = 1_000;

    private final AlarmLevel level = new AlarmLevel(ASKED, 0.25);
    private final double[] numbers = new double[AlarmLevel.NUMBERS];

    @Test
    void shouldAlarmFromTheRateAskedFor() {
        assertThat(level.judge(numbers, 0, Math.log(ASKED) - 0.01)).isEqualTo(Verdict.USUAL);
        assertThat(level.judge(numbers, 0, Math.log(ASKED) + 0.01)).isEqualTo(Verdict.ONSET);
    }

    @Test
    void shouldCallAnAlarmAnOnsetOnlyAfterAWhile() {
        level.judge(numbers, 0, 40);
        assertThat(level.judge(numbers, 0, 40)).isEqualTo(Verdict.ALARM);
        for (int t = 0; t < 30; t++) {
            level.judge(numbers, 0, 0);
        }

        assertThat(level.judge(numbers, 0, 40)).isEqualTo(Verdict.ONSET);
    }

    /** However wrong the tail is: each surprise is the largest possible. */
    @Test
    void shouldBoundTheRateOfOnsetsOfAnySeries() {
        int onsets = 0;
        int samples = 100_000;
        for (int t = 0; t < samples; t++) {
            onsets += level.judge(numbers, 0, t % 50 == 0 ? 50 : 0) == Verdict.ONSET ? 1 : 0;
        }

        assertThat(onsets).isLessThanOrEqualTo((int) (0.25 * samples / ASKED) + 7);
    }
}
