package io.wavecast.streams.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTrackerTest {
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

    private static double hits(IntervalTracker tracker, double coverage, int count, DoubleSupplier errors) {
        var factors = WidthFactors.of(coverage);
        int hits = 0;
        for (int i = 0; i < count; i++) {
            double error = Math.abs(errors.getAsDouble());
            boolean hit = error <= tracker.width(0);
            tracker.update(0, error, hit, factors);
            hits += hit ? 1 : 0;
        }
        return (double) hits / count;
    }
}
