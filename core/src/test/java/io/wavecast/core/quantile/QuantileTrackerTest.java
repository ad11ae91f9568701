package io.wavecast.core.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.series.Levels;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileTrackerTest {
    private static final Levels LEVELS = Levels.of(0.5, 0.9, 0.99);

    /** Each tail learns by itself: the errors are skewed, and none of their quantiles is where that of a normal distribution is. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20})
    void shouldLearnEachTailOfASkewedDistribution(int horizon) {
        var random = new Random(1);
        var errors = new TrackedErrors(LEVELS, horizon, 40_000, t -> -Math.log(1 - random.nextDouble()) - 0.2);
        for (int k = 0; k < LEVELS.quantiles(); k++) {
            double p = LEVELS.probability(k);
            assertThat(errors.shareBelow(k, 2_000, 40_000)).as("p = %s", p).isCloseTo(p, within(0.01));
        }
        double[] newest = errors.quantiles(39_999);
        assertThat(newest[1]).isCloseTo(-0.15, within(0.08)); // ln(1/0.95) − 0.2: the lower end is near
        assertThat(newest[4]).isCloseTo(2.8, within(0.9)); // ln(1/0.05) − 0.2: the upper one is far
    }

    @Test
    void shouldNestTheLevels() {
        var random = new Random(2);
        var errors = new TrackedErrors(
                LEVELS,
                3,
                20_000,
                t -> random.nextGaussian() * Math.exp(3 * Math.sin(t / 200.0)) + (t > 9_000 ? 30 : 0));
        for (int t = 0; t < 20_000; t++) {
            assertThat(errors.quantiles(t)).isSorted();
        }
    }

    /** The bound on coverage holds for any sequence of values; here for one that is chosen against the tracker. */
    @Test
    void shouldKeepCoverageWithinTheBoundAgainstAnOpponent() {
        Levels one = Levels.of(0.8);
        var tracker = new QuantileTracker(one, new double[] {1});
        var rates = new QuantileRates(one, 1);
        double[] quantiles = new double[2];
        int above = 0;
        for (int t = 0; t < 20_000; t++) {
            tracker.quantiles(0, 1, 0, quantiles, 0, 1);
            double value = t % 3 == 0 ? quantiles[1] * 1.001 + 1e-9 : 0; // just outside, as often as it may
            above += value > quantiles[1] ? 1 : 0;
            tracker.learn(0, Math.abs(value), value, quantiles, 0, 1, rates);
        }
        double range = Math.log(1 << 24) * 2; // of θ
        assertThat(above / 20_000.0 - 0.1).isLessThan(range / (0.04 * 20_000));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 5", "1, 0, 20", "1, 0, 0.1", "1, 3, 1", "10, 3, 1"})
    void shouldCoverSoonAfterAChangeOfScaleOrLevel(int horizon, double shift, double scale) {
        double inside = 0;
        int runs = 20;
        for (int run = 0; run < runs; run++) {
            var random = new Random(run);
            var errors = new TrackedErrors(
                    LEVELS,
                    horizon,
                    3_300,
                    t -> t < 3_000
                            ? random.nextGaussian()
                            : scale * random.nextGaussian()
                                    + (t < 3_000 + horizon + 20 ? shift : 0)); // the model follows
            inside += errors.shareInside(1, 3_000, 3_300) / runs;
        }
        assertThat(inside).isGreaterThan(0.85);
    }

    @Test
    void shouldExpectTheErrorsThatItIsTold() {
        var tracker = new QuantileTracker(LEVELS, new double[] {0.8, 0});
        double[] quantiles = new double[LEVELS.quantiles()];
        tracker.quantiles(0, 1, 100, quantiles, 0, 1);

        assertThat(quantiles[4]).isCloseTo(101.65, within(0.01));
        assertThat(quantiles[1]).isCloseTo(98.35, within(0.01));
        assertThat(tracker.isUnknown(0)).isFalse();
        assertThat(tracker.isUnknown(1)).isTrue();
    }

    /** Without errors there is nothing to learn from; the intervals are at once there when errors come. */
    @Test
    void shouldRecoverFromALongTimeWithoutErrors() {
        var random = new Random(3);
        var errors = new TrackedErrors(LEVELS, 1, 20_000, t -> t < 10_000 ? 0 : random.nextGaussian());
        assertThat(errors.shareInside(1, 10_000, 10_300)).isGreaterThan(0.85);
        assertThat(errors.shareInside(1, 11_000, 20_000)).isCloseTo(0.9, within(0.01));
    }

    @Test
    void shouldKeepWhatOtherLevelsShare() {
        var random = new Random(4);
        var errors = new TrackedErrors(LEVELS, 1, 5_000, t -> Math.pow(random.nextGaussian(), 3));
        QuantileTracker changed = errors.tracker().with(Levels.of(0.9, 0.95));
        double[] before = new double[6];
        double[] after = new double[4];
        errors.tracker().quantiles(0, 1, 0, before, 0, 1);
        changed.quantiles(0, 1, 0, after, 0, 1);

        assertThat(new double[] {after[1], after[2]}).containsExactly(before[1], before[4]);
    }

    @Test
    void shouldRefuseNumbersOfOtherLevels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantileTracker.ofNumbers(LEVELS, new double[12]))
                .withMessageContaining(
                        "expected 10 numbers per horizon and channel for the levels 0.5,0.9,0.99, was 12");
    }

    /** Residuals that a tracker learns when they are known, a horizon after the quantiles are published. */
    private static final class TrackedErrors {
        private final QuantileTracker tracker;
        private final double[] values;
        private final double[][] quantiles;

        TrackedErrors(Levels levels, int horizon, int count, IntToDoubleFunction residual) {
            tracker = new QuantileTracker(levels, new double[1]);
            var rates = new QuantileRates(levels, horizon);
            values = new double[count];
            quantiles = new double[count][levels.quantiles()];
            for (int t = 0; t < count; t++) {
                values[t] = residual.applyAsDouble(t);
                if (t >= horizon) {
                    tracker.learn(
                            0, Math.abs(values[t - horizon]), values[t - horizon], quantiles[t - horizon], 0, 1, rates);
                }
                tracker.quantiles(0, 1, 0, quantiles[t], 0, 1);
            }
        }

        QuantileTracker tracker() {
            return tracker;
        }

        double[] quantiles(int t) {
            return quantiles[t];
        }

        double shareBelow(int quantile, int from, int to) {
            int below = 0;
            for (int t = from; t < to; t++) {
                below += values[t] <= quantiles[t][quantile] ? 1 : 0;
            }
            return (double) below / (to - from);
        }

        double shareInside(int level, int from, int to) {
            int inside = 0;
            for (int t = from; t < to; t++) {
                inside +=
                        values[t] >= quantiles[t][LEVELS.lower(level)] && values[t] <= quantiles[t][LEVELS.upper(level)]
                                ? 1
                                : 0;
            }
            return (double) inside / (to - from);
        }
    }
}
