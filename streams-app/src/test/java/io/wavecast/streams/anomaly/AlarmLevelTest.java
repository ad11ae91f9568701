package io.wavecast.streams.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.streams.anomaly.AlarmLevel.Verdict;
import org.junit.jupiter.api.Test;

class AlarmLevelTest {
    private static final double ASKED = 1_000;
    private static final int TAILS = 4;

    private final AlarmLevel level = new AlarmLevel(ASKED, TAILS);
    private final double[] numbers = new double[TAILS * AlarmLevel.NUMBERS];

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

    @Test
    void shouldWantRarerSurprisesAfterABeginning() {
        AlarmLevel.raise(numbers, 0);

        assertThat(level.judge(numbers, 0, Math.log(ASKED) + 0.49)).isEqualTo(Verdict.USUAL);
        assertThat(level.judge(numbers, AlarmLevel.NUMBERS, Math.log(ASKED) + 0.01))
                .isEqualTo(Verdict.ONSET); // another tail
    }

    /** However wrong the tails are: each surprise is the largest possible. */
    @Test
    void shouldBoundTheRateOfBeginningsOfAnySeries() {
        assertThat(beginnings(TAILS)).isBetween(100, 100 + 24);
    }

    @Test
    void shouldLeaveTheShareOfATailThatNeverAlarmsToTheOthers() {
        assertThat(beginnings(1)).isBetween(80, 100 + 6);
    }

    /** Beginnings by so many of the tails in 100 times the samples in which one false alarm is asked for. */
    private int beginnings(int alarming) {
        int begun = 0;
        for (int t = 0; t < 100 * ASKED; t++) {
            int at = t / 50 % alarming * AlarmLevel.NUMBERS;
            if (level.judge(numbers, at, t % 50 == 0 ? 50 : 0) != Verdict.USUAL) {
                AlarmLevel.raise(numbers, at);
                begun++;
            }
            level.relax(numbers, 0);
        }
        return begun;
    }
}
