package io.wavecast.trainer.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.rnn.SpreadHead;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadRegressionTest {
    private static final double[] TRUE = {0.8, -0.5, 0, 0}; // weights of the hidden units

    @Test
    void shouldFindTheWeightsOfSizes() {
        SpreadRows rows = rows(8_000, 1);
        double[] fitted = new SpreadRegression(rows, 1e-6).fit(0);

        for (int i = 0; i < TRUE.length; i++) {
            assertThat(fitted[i]).isCloseTo(TRUE[i], within(0.05));
        }
        double mean = 0;
        double usual = SpreadRegression.usual(rows, 0);
        for (int row = 0; row < rows.size(); row++) {
            mean += rows.errors.get(row)[0]
                    / usual
                    / Math.exp(SpreadRegression.logarithm(fitted, rows.hidden.get(row)))
                    / rows.size();
        }
        assertThat(mean).as("errors keep their mean size").isCloseTo(1, within(1e-6));
    }

    /** No step in any direction makes the penalised loss smaller. */
    @Test
    void shouldFindTheLeastPenalisedLoss() {
        SpreadRows rows = rows(500, 2);
        double penalty = 0.1;
        double[] fitted = new SpreadRegression(rows, penalty).fit(0);
        double least = penalised(rows, fitted, penalty);

        for (int i = 0; i < fitted.length; i++) {
            for (double step : new double[] {-0.01, 0.01}) {
                double[] moved = fitted.clone();
                moved[i] += step;
                assertThat(penalised(rows, moved, penalty)).isGreaterThan(least);
            }
        }
    }

    @Test
    void shouldShrinkWeightsByThePenaltyAndIgnoreConstantUnits() {
        SpreadRows rows = rows(4_000, 3);
        double[] free = new SpreadRegression(rows, 1e-6).fit(0);
        double[] shrunk = new SpreadRegression(rows, 1).fit(0);

        assertThat(Math.abs(shrunk[0])).isLessThan(0.7 * free[0]).isGreaterThan(0.1);
        assertThat(free[3]).isZero();
        assertThat(new SpreadRegression(rows, 0.1).fit(1))
                .as("errors that are all zero")
                .containsOnly(0);
    }

    @Test
    void shouldLeaveOutWhatDoesNotPay() {
        SpreadHead head =
                SpreadFit.of(rows(2_000, 4), new boolean[] {false, true}).orElseThrow();

        assertThat(head.weight().toRowMajor()).containsOnly(0);
        assertThat(head.bounds()).containsOnly(0);
        assertThat(SpreadFit.of(rows(15, 4), new boolean[] {true, true}))
                .as("too few rows")
                .isEmpty();
    }

    /** Those that were seen, and half as much again. */
    @Test
    void shouldBoundSpreads() {
        SpreadRows rows = rows(2_000, 5);
        SpreadHead head = SpreadFit.of(rows, new boolean[] {true, false}).orElseThrow();

        assertThat(head.bounds()[2]).isBetween((float) Math.log(1.5), 4f);
        assertThat(head.bounds()[0]).isBetween(-4f, (float) -Math.log(1.5));
    }

    private static double penalised(SpreadRows rows, double[] weights, double penalty) {
        double squares = 0;
        for (int i = 0; i < TRUE.length - 1; i++) {
            int unit = i;
            double mean =
                    rows.hidden.stream().mapToDouble(h -> h[unit]).average().orElseThrow();
            double variance = rows.hidden.stream()
                    .mapToDouble(h -> (h[unit] - mean) * (h[unit] - mean))
                    .average()
                    .orElseThrow();
            squares += weights[i] * weights[i] * variance;
        }
        return SpreadRegression.loss(rows, 0, weights, SpreadRegression.usual(rows, 0)) + penalty / 2 * squares;
    }

    /** Exponentially distributed sizes of the first output, whose logarithm is linear; zeros of the second one. The last unit is constant. */
    private static SpreadRows rows(int count, long seed) {
        var random = new Random(seed);
        var rows = new SpreadRows();
        for (int row = 0; row < count; row++) {
            float[] hidden = new float[TRUE.length];
            double log = 0.3;
            for (int i = 0; i < hidden.length; i++) {
                hidden[i] = i == 3 ? 0.5f : 2 * random.nextFloat() - 1;
                log += TRUE[i] * hidden[i];
            }
            rows.hidden.add(hidden);
            rows.errors.add(new double[] {-Math.log(1 - random.nextDouble()) * Math.exp(log), 0});
        }
        return rows;
    }
}
