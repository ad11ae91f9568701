package io.wavecast.benchmarks.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.benchmarks.anomalies.NabScorer.Result;
import io.wavecast.benchmarks.anomalies.NabScorer.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file of 100 rows, whose first 15 do not count, with one window of ten rows. Expected values are computed by hand. */
class NabScorerTest {
    private static final int ROWS = 100;
    private static final Window WINDOW = new Window(40, 49);

    @Test
    void shouldGiveTheFullGainForAnAlarmAtTheFirstRowOfAWindow() {
        assertThat(sum(40)).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldGiveLessTheLaterAWindowIsFound() {
        assertThat(sum(45)).isCloseTo(0.848_284 / 0.986_614, within(1e-5)); // σ(−0.5) / σ(−1)
        assertThat(sum(49)).isCloseTo(0.244_919 / 0.986_614, within(1e-5)); // σ(−0.1) / σ(−1)
    }

    @Test
    void shouldCountOnlyTheFirstAlarmOfAWindow() {
        assertThat(sum(45, 46, 49)).isEqualTo(sum(45));
    }

    @Test
    void shouldChargeLessForAFalseAlarmShortlyAfterAWindow() {
        assertThat(sum(40, 52)).isCloseTo(1 - 0.11 * 0.682_262, within(1e-5)); // σ(3/9) = −0.682262
        assertThat(sum(40, 76)).isCloseTo(1 - 0.11, within(1e-12)); // 27/9 = 3: far
        assertThat(sum(20, 40)).isCloseTo(1 - 0.11, within(1e-12)); // no window before it
    }

    @Test
    void shouldIgnoreTheProbation() {
        assertThat(NabScorer.probation(ROWS)).isEqualTo(15);
        assertThat(NabScorer.probation(22_695)).isEqualTo(750);
        assertThat(sum(14, 40)).isEqualTo(sum(40));
    }

    @Test
    void shouldNormaliseByNoAlarmsAndByThePerfectDetector() {
        Result result = NabScorer.judge(ROWS, List.of(WINDOW), new int[] {10, 20, 45, 52, 76}, NabProfile.STANDARD);

        assertThat(result.found()).isEqualTo(1);
        assertThat(result.falseAlarms()).isEqualTo(3);
        assertThat(NabScorer.normalised(result.sum(), 1, NabProfile.STANDARD)).isCloseTo(78.237, within(1e-3));
        assertThat(NabScorer.normalised(sum(), 1, NabProfile.STANDARD)).isZero();
        assertThat(NabScorer.normalised(sum(40), 1, NabProfile.STANDARD)).isCloseTo(100, within(1e-9));
    }

    @Test
    void shouldWeighByProfile() {
        int[] alarms = {20};

        assertThat(NabScorer.judge(ROWS, List.of(WINDOW), alarms, NabProfile.LOW_FALSE_POSITIVES)
                        .sum())
                .isCloseTo(-1 - 0.22, within(1e-12));
        assertThat(NabScorer.judge(ROWS, List.of(WINDOW), alarms, NabProfile.LOW_FALSE_NEGATIVES)
                        .sum())
                .isCloseTo(-2 - 0.11, within(1e-12));
    }

    private static double sum(int... alarms) {
        return NabScorer.judge(ROWS, List.of(WINDOW), alarms, NabProfile.STANDARD)
                .sum();
    }
}
