package io.wavecast.benchmarks.intervals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalMethodsTest {
    private static final int CALIBRATION = 2_000;
    private static final int TARGETS = 12_000;
    private static final double IDEAL = 1.645; // half width of a coverage of 0.9 of a standard normal distribution

    static IntervalMethod[] methods() {
        return new IntervalMethod[] {
            new LearnedLevels(),
            new RollingQuantiles(),
            new SplitConformal(),
            new AdaptiveConformal(),
            new ConformalPid(),
            new StronglyAdaptive()
        };
    }

    @ParameterizedTest
    @MethodSource("methods")
    void shouldCoverNineOfTenTargets(IntervalMethod method) {
        double[] errors = normalErrors();

        Bounds bounds = method.bounds(errors, CALIBRATION, 1);

        IntervalFigures figures = IntervalFigures.of(errors, bounds, CALIBRATION, 1);
        assertThat(figures.coverage()).isCloseTo(0.9, within(method instanceof StronglyAdaptive ? 0.03 : 0.015));
        assertThat(figures.width()).isCloseTo(2 * IDEAL, within(0.5));
    }

    /** A forecast must not know errors of targets after the time at which it was made. */
    @ParameterizedTest
    @MethodSource("methods")
    void shouldNotUseLaterErrors(IntervalMethod method) {
        double[] errors = normalErrors();
        Bounds before = method.bounds(errors, CALIBRATION, 10);

        for (int t = 5_000; t < TARGETS; t++) {
            errors[t] = 100;
        }

        Bounds after = method.bounds(errors, CALIBRATION, 10);
        for (int t = CALIBRATION; t < 5_010; t++) {
            assertThat(after.lower()[t]).as("target %d", t).isEqualTo(before.lower()[t]);
            assertThat(after.upper()[t]).as("target %d", t).isEqualTo(before.upper()[t]);
        }
    }

    @Test
    void shouldAddAPenaltyForTargetsOutsideToTheWidth() {
        double[] errors = {9, Double.NaN, 1, 3};

        IntervalFigures figures = IntervalFigures.of(errors, Bounds.around(new double[] {0, 5, 2, 2}), 1, 2);

        assertThat(figures.width()).isCloseTo(4 / 2.0, within(1e-12));
        assertThat(figures.coverage()).isEqualTo(0.5);
        assertThat(figures.score()).isCloseTo((4 + 20 * 1 / 2.0) / 2, within(1e-9));
    }

    @Test
    void shouldServeASeriesByTheService() {
        var random = new Random(3);
        double[] values = new double[6_000];
        for (int t = 1; t < values.length; t++) {
            values[t] = 0.9 * values[t - 1] + random.nextGaussian();
        }

        ServedSeries served = ServedSeries.of(values).orElseThrow();

        assertThat(served.calibration()).isEqualTo(600);
        IntervalFigures figures =
                IntervalFigures.of(served.residuals(0), Bounds.around(served.halfWidths(0)), served.calibration(), 1);
        assertThat(figures.coverage()).isCloseTo(0.9, within(0.02));
        assertThat(figures.score()).isCloseTo(4.13, within(0.3)); // that of the ideal interval of a normal distribution
    }

    @Test
    void shouldNotServeAConstantSeries() {
        assertThat(ServedSeries.of(new double[6_000])).isEqualTo(Optional.empty());
    }

    private static double[] normalErrors() {
        var random = new Random(5);
        double[] errors = new double[TARGETS];
        for (int t = 0; t < TARGETS; t++) {
            errors[t] = random.nextGaussian();
        }
        return errors;
    }
}
