package io.wavecast.trainer.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SequentialComparisonTest {
    @Test
    void shouldHaveNoEvidenceBeforeTheFirstBlocks() {
        var comparison = new SequentialComparison();
        for (int i = 1; i < SequentialComparison.MIN_BLOCKS; i++) {
            comparison.add(2, 1);
        }

        assertThat(comparison.logEvidenceForSecond()).isZero();
        assertThat(comparison.gainInterval(0.05)).isEqualTo(GainInterval.UNKNOWN);

        comparison.add(2, 1);

        assertThat(comparison.logEvidenceForSecond()).isGreaterThan(3);
        assertThat(comparison.logEvidenceForFirst()).isNegative();
    }

    @Test
    void shouldFollowTheFormulaOfOneLength() {
        var comparison = new SequentialComparison();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 40; i++) { // 20 pairs of blocks: too few to count
            double second = 1 + (i % 3) / 10.0;
            comparison.add(1.2, second);
            double d = (1.2 - second) / (1.2 + second);
            sum += d;
            squares += d * d;
        }
        double mixture = 0;
        for (int power = -3; power <= 9; power++) {
            double weight = Math.pow(2, power);
            mixture += Math.exp(weight * sum - weight * weight * squares / 2) / 13;
        }

        assertThat(comparison.logEvidenceForSecond()).isCloseTo(Math.log(mixture), within(1e-12));
    }

    @Test
    void shouldTakeTheLeastEvidenceOfAllLengths() {
        var steady = new SequentialComparison();
        var inRuns = new SequentialComparison();
        for (int i = 0; i < 256; i++) { // the same blocks: alternating, or in runs of 8
            steady.add(1, i % 2 == 0 ? 0.5 : 1.3);
            inRuns.add(1, i / 8 % 2 == 0 ? 0.5 : 1.3);
        }

        assertThat(inRuns.gain()).isCloseTo(steady.gain(), within(1e-12));
        assertThat(inRuns.logEvidenceForSecond()).isLessThan(steady.logEvidenceForSecond() / 2);
    }

    @Test
    void shouldContainTheTrueGainAtAllTimes() {
        int missed = 0;
        for (int i = 0; i < 100; i++) {
            var pair = new SimulatedPair(1_000 + i, 0.8, 0.5, false);
            var comparison = new SequentialComparison();
            boolean inside = true;
            GainInterval last = GainInterval.UNKNOWN;
            for (int block = 1; block <= 256; block++) {
                pair.next();
                LossBlock losses = pair.block(0.9);
                comparison.add(losses.first(), losses.second());
                if (block % 16 == 0) {
                    last = comparison.gainInterval(0.05);
                    inside &= last.contains(0.1);
                }
            }
            missed += inside ? 0 : 1;
            assertThat(last.high() - last.low()).isLessThan(0.12);
        }

        assertThat(missed).isLessThanOrEqualTo(5);
    }

    @Test
    void shouldSayThatForecastersWithoutErrorsAreEqual() {
        var comparison = new SequentialComparison();
        for (int i = 0; i < 100; i++) {
            comparison.add(0, 0);
        }

        assertThat(comparison.logEvidenceForSecond()).isZero();
        assertThat(comparison.gain()).isNaN();
    }

    @Test
    void shouldRefuseLossesThatAreNoNumbers() {
        var comparison = new SequentialComparison();

        assertThatThrownBy(() -> comparison.add(Double.NaN, 1)).hasMessageContaining("expected finite losses");
        assertThatThrownBy(() -> comparison.add(1, -1)).hasMessageContaining("expected finite losses");
    }
}
