package io.wavecast.core.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.series.Levels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A random walk under its best forecast, the last value: an error h steps ahead is the sum of h errors one step ahead. */
class ScaleWatchTest {
    private static final Levels LEVELS = Levels.of(0.9);
    private static final int[] HORIZONS = {1, 10, 32};
    private static final int CHANGE = 3_000;
    private static final int SEEDS = 20;

    /** At 32 steps the first 32 targets have intervals from before the change: some 5 % of 300 miss whatever is learned. */
    @ParameterizedTest
    @CsvSource({"3, 0.88, 0.85, 0.82", "5, 0.88, 0.85, 0.82", "20, 0.87, 0.84, 0.78"})
    void shouldCoverSoonAfterTheStepsGrow(double scale, double first, double second, double third) {
        double[] inside = inside(CHANGE + 300, scale);

        assertThat(inside[0]).isGreaterThan(first);
        assertThat(inside[1]).isGreaterThan(second);
        assertThat(inside[2]).isGreaterThan(third);
    }

    @Test
    void shouldKeepCoverageWhileNothingChanges() {
        for (double share : inside(CHANGE + 5_000, 1)) {
            assertThat(share).isCloseTo(0.9, within(0.01));
        }
    }

    /** One value far off is no change of scale. */
    @Test
    void shouldNotWidenAfterOneLargeError() {
        var walk = new Walk(new Random(1));
        walk.run(CHANGE, 1);
        double[] before = walk.widths();
        walk.step(8);

        assertThat(walk.widths()[1] / before[1]).isLessThan(1.2);
        assertThat(walk.widths()[2] / before[2]).isLessThan(1.2);
    }

    @Test
    void shouldNotWidenBeforeItKnowsTheUsualErrors() {
        var young = new Walk(new Random(1));
        young.run(1_000, 1);
        double[] before = young.widths();
        young.run(8, 5);

        assertThat(young.widths()[1] / before[1]).isGreaterThan(2); // 1,000 scores of 10 steps
        assertThat(young.widths()[2] / before[2]).isLessThan(2);
    }

    /** Where errors one step ahead burst again and again, they say little about those further ahead. */
    @Test
    void shouldWidenLessOftenAfterManyBursts() {
        var walk = new Walk(new Random(1));
        walk.run(CHANGE, 1);
        int[] widened = new int[2];
        for (int burst = 0; burst < 40; burst++) {
            double before = walk.widths()[2];
            walk.run(10, 4);
            widened[burst / 20] += walk.widths()[2] > 1.5 * before ? 1 : 0;
            walk.run(50, 1);
        }

        assertThat(widened[0]).isPositive();
        assertThat(widened[1]).isLessThan(widened[0]);
    }

    /** Means of nothing become tiny, and must grow again. */
    @Test
    void shouldStayFiniteThroughALongTimeWithoutErrors() {
        var walk = new Walk(new Random(1));
        walk.run(40_000, 0);
        walk.run(1_000, 1);
        for (double width : walk.widths()) {
            assertThat(width).isPositive().isFinite();
        }
        walk.run(4_000, 1);

        for (double hits : walk.hits) {
            assertThat(hits / 4_000).isGreaterThan(0.8);
        }
    }

    /** Only the errors one step ahead grow, in the second channel: what is two steps ahead grows by the watch alone. */
    @Test
    void shouldWidenOnlyTheChannelWhoseErrorsGrow() {
        var tracker = new QuantileTracker(LEVELS, new double[] {1, 1, 1, 1}); // (two horizons)(two channels)
        QuantileRates[] rates = {new QuantileRates(LEVELS, 1), new QuantileRates(LEVELS, 2)};
        double[][] quantiles = new double[2][4]; // (horizons)(quantiles, channels)
        double[][] widths = new double[2][2]; // (before, after)(channels) two steps ahead
        for (int t = 0; t <= CHANGE + 8; t++) {
            for (int index = 0; index < 4; index++) {
                tracker.quantiles(index, 1, 0, quantiles[index / 2], index % 2, 2);
            }
            for (int c = 0; c < 2; c++) {
                widths[t <= CHANGE ? 0 : 1][c] = quantiles[1][2 + c] - quantiles[1][c];
            }
            double error = t % 2 == 0 ? 1 : -1;
            for (int index = 3; index >= 0; index--) {
                double grown = index == 1 && t >= CHANGE ? 5 * error : error;
                tracker.learn(index, Math.abs(grown), grown, quantiles[index / 2], index % 2, 2, rates[index / 2]);
            }
        }

        assertThat(widths[1][0] / widths[0][0]).isBetween(0.8, 1.2);
        assertThat(widths[1][1] / widths[0][1]).isGreaterThan(2);
    }

    @Test
    void shouldRefuseAWatchOfAnotherSize() {
        var tracker = new QuantileTracker(LEVELS, new double[2]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tracker.withWatch(new double[4]))
                .withMessage("expected 10 numbers of the watch on 2 horizons and channels, was 4");
    }

    /** (horizons) share of targets after the change that are inside. */
    private static double[] inside(int samples, double scale) {
        double[] inside = new double[HORIZONS.length];
        for (int seed = 0; seed < SEEDS; seed++) {
            var walk = new Walk(new Random(seed));
            walk.run(CHANGE, 1);
            walk.run(samples - CHANGE, scale);
            for (int i = 0; i < inside.length; i++) {
                inside[i] += walk.hits[i] / (samples - CHANGE) / SEEDS;
            }
        }
        return inside;
    }

    private static final class Walk {
        private static final int PAST = 64; // a power of two
        private final Random random;
        private final QuantileTracker tracker;
        private final QuantileRates[] rates = new QuantileRates[HORIZONS.length];
        private final double[] values = new double[PAST];
        private final double[][][] published = new double[HORIZONS.length][PAST][2];
        private final double[] hits = new double[HORIZONS.length]; // of the last run
        private int time = PAST;

        Walk(Random random) {
            this.random = random;
            double[] errors = new double[HORIZONS.length];
            for (int i = 0; i < errors.length; i++) {
                rates[i] = new QuantileRates(LEVELS, HORIZONS[i]);
                errors[i] = 0.8 * Math.sqrt(HORIZONS[i]);
            }
            tracker = new QuantileTracker(LEVELS, errors);
        }

        void run(int count, double deviation) {
            Arrays.fill(hits, 0);
            for (int i = 0; i < count; i++) {
                step(deviation * random.nextGaussian());
            }
        }

        void step(double change) {
            time++;
            double value = values[(time - 1) % PAST] + change;
            values[time % PAST] = value;
            for (int i = HORIZONS.length - 1; i >= 0; i--) { // the oldest forecast first, as in the stream
                int made = (time - HORIZONS[i]) % PAST;
                double[] quantiles = published[i][made];
                hits[i] += value >= quantiles[0] && value <= quantiles[1] ? 1 : 0;
                tracker.learn(i, Math.abs(value - values[made]), value, quantiles, 0, 1, rates[i]);
            }
            for (int i = 0; i < HORIZONS.length; i++) {
                tracker.quantiles(i, 1, value, published[i][time % PAST], 0, 1);
            }
        }

        /** (horizons) of the newest forecasts. */
        double[] widths() {
            double[] widths = new double[HORIZONS.length];
            for (int i = 0; i < widths.length; i++) {
                widths[i] = published[i][time % PAST][1] - published[i][time % PAST][0];
            }
            return widths;
        }
    }
}
