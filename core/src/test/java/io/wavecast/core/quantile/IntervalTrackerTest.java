package io.wavecast.core.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTrackerTest {
    private static final double Z = 1.6449; // of a coverage of 0.9

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.9, 0.95})
    void shouldCoverTheIntendedShareOfGaussianErrors(double coverage) {
        assertThat(hits(new IntervalTracker(1), coverage, 20_000, random::nextGaussian))
                .isCloseTo(coverage, within(0.01));
    }

    @Test
    void shouldCoverTheIntendedShareOfHeavyTailedErrors() {
        // Cauchy: neither mean nor variance exists.
        DoubleSupplier cauchy = () -> Math.tan(Math.PI * (random.nextDouble() - 0.5));

        assertThat(hits(new IntervalTracker(1), 0.9, 20_000, cauchy)).isCloseTo(0.9, within(0.02));
    }

    @Test
    void shouldAdaptToErrorsThatGrowTenfold() {
        var tracker = new IntervalTracker(1);
        hits(tracker, 0.9, 2_000, random::nextGaussian);

        hits(tracker, 0.9, 100, () -> 10 * random.nextGaussian());

        assertThat(hits(tracker, 0.9, 2_000, () -> 10 * random.nextGaussian())).isCloseTo(0.9, within(0.03));
    }

    @Test
    void shouldWidenAgainAfterALongPeriodWithoutErrors() {
        var tracker = new IntervalTracker(1);
        hits(tracker, 0.9, 100, random::nextGaussian);
        hits(tracker, 0.9, 100_000, () -> 0);

        hits(tracker, 0.9, 200, random::nextGaussian);

        assertThat(hits(tracker, 0.9, 2_000, random::nextGaussian)).isCloseTo(0.9, within(0.03));
    }

    /** The scale of a random walk's steps becomes ten times as large, and returns. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 32, 100})
    void shouldFollowErrorsThatBecomeTenTimesAsLargeAndReturn(int horizon) {
        var walk = new DelayedScores(horizon, random);
        walk.run(100 * horizon, 1);

        walk.run(50 * horizon, 10);
        assertThat(walk.width()).isBetween(0.6 * 10 * walk.ideal(), 2 * 10 * walk.ideal());
        walk.run(100 * horizon, 10);
        walk.run(150 * horizon, 1);
        assertThat(walk.width()).isBetween(0.4 * walk.ideal(), 2 * walk.ideal());
    }

    /** Errors that are zero four times of five need an interval of width 0, which the floor forbids. */
    @Test
    void shouldCoverMoreThanIntendedOnlyAtTheFloor() {
        var tracker = new IntervalTracker(1);
        DoubleSupplier mostlyZero = () -> random.nextInt(20) == 0 ? 1 : 0;

        double share = hits(tracker, 0.9, 20_000, mostlyZero);

        assertThat(share).isCloseTo(0.95, within(0.01));
        assertThat(tracker.numbers()[2]).isCloseTo(0.1, within(0.01)); // the factor
    }

    /** The bound that the Javadoc of the tracker derives, on errors that alternate between scales. */
    @Test
    void shouldKeepItsBoundOnTheShareOfMisses() {
        var tracker = new IntervalTracker(1);
        int[] count = new int[1];
        DoubleSupplier hostile =
                () -> count[0]++ / 50 % 2 == 0 ? 1e-3 * random.nextDouble() : 1e3 * random.nextDouble();
        int scores = 20_000;

        double misses = 1 - hits(tracker, 0.9, scores, hostile);

        double range = Math.log(50 * 1e6 / 0.1); // of the factor: from the floor to 50 times the range of the errors
        assertThat(misses - 0.1).isLessThan(range / (0.04 * scores));
    }

    @Test
    void shouldTakeEarlierWidthsUpToFourTimesTheMeanError() {
        var tracker = IntervalTracker.ofWidths(new double[] {12_800, 3, 5, 0}, new double[] {6, 1.5, 0, 0});

        assertThat(tracker.width(0)).isCloseTo(24, within(1e-9));
        assertThat(tracker.width(1)).isCloseTo(3, within(1e-9));
        assertThat(tracker.width(2)).isCloseTo(5, within(1e-9));
        assertThat(tracker.isUnknown(3)).isTrue();
    }

    @Test
    void shouldRefuseNumbersThatAreNotFourPerInterval() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntervalTracker.ofNumbers(new double[6]))
                .withMessage("expected four numbers per interval, was 6 numbers in all");
    }

    private static double hits(IntervalTracker tracker, double coverage, int count, DoubleSupplier errors) {
        var rates = IntervalRates.of(coverage, 1);
        int hits = 0;
        for (int i = 0; i < count; i++) {
            double error = Math.abs(errors.getAsDouble());
            boolean hit = error <= tracker.width(0);
            tracker.update(0, error, hit, rates);
            hits += hit ? 1 : 0;
        }
        return (double) hits / count;
    }

    /** Scores of a random walk under a perfect model, each judged by the width published at the time of the forecast. */
    private static final class DelayedScores {
        private final int horizon;
        private final Random random;
        private final IntervalRates rates;
        private final IntervalTracker tracker;
        private final double[] widths; // (horizon) published with the pending forecasts
        private final double[] values; // (horizon) of the walk at that time
        private int time;
        private double value;

        DelayedScores(int horizon, Random random) {
            this.horizon = horizon;
            this.random = random;
            this.rates = IntervalRates.of(0.9, horizon);
            this.tracker = IntervalTracker.expecting(new double[] {Math.sqrt(horizon)}, Z);
            this.widths = new double[horizon];
            this.values = new double[horizon];
        }

        void run(int count, double deviation) {
            for (int i = 0; i < count; i++) {
                value += deviation * random.nextGaussian();
                int slot = time % horizon;
                if (time >= horizon) {
                    double error = Math.abs(value - values[slot]);
                    tracker.update(0, error, error <= widths[slot], rates);
                }
                widths[slot] = tracker.width(0);
                values[slot] = value;
                time++;
            }
        }

        double width() {
            return tracker.width(0);
        }

        double ideal() {
            return Z * Math.sqrt(horizon);
        }
    }
}
