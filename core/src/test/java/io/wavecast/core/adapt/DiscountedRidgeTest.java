package io.wavecast.core.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscountedRidgeTest {
    private static final double DISCOUNT = 0.99;
    private static final int FEATURES = DiscountedRidge.FEATURES;

    private final DiscountedRidge ridge = new DiscountedRidge(DISCOUNT);
    private final double[] numbers = new double[AdapterState.NUMBERS];

    /** Against the same regression from all rows at once, solved by elimination with pivots. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 1, 100})
    void shouldAgreeWithARegressionOverAllRows(double relative) {
        var random = new Random(3);
        int rows = 300;
        double[][] products = new double[FEATURES][FEATURES + 1]; // the last column is the right-hand side
        for (int n = 0; n < rows; n++) {
            double[] features = {random.nextGaussian(), 5 * random.nextGaussian(), 1};
            double error = features[0] - 0.1 * features[1] + random.nextGaussian();
            double weight = random.nextDouble();
            ridge.add(numbers, 0, features, error, weight);
            double age = StrictMath.pow(DISCOUNT, rows - 1 - n);
            for (int i = 0; i < FEATURES; i++) {
                for (int j = 0; j < FEATURES; j++) {
                    products[i][j] += age * weight * features[i] * features[j];
                }
                products[i][FEATURES] += age * weight * features[i] * error;
            }
        }
        for (int i = 0; i < FEATURES; i++) {
            products[i][i] *= 1 + relative;
        }
        double[] weights = solved(products);
        double[] at = {0.3, -2, 1};
        double expected = weights[0] * at[0] + weights[1] * at[1] + weights[2] * at[2];
        assertThat(ridge.predict(numbers, 0, at, relative)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void shouldStayBoundedWhileFeaturesStayConstantForever() {
        double[] constant = {0.5, 0.5, 1};
        for (int n = 0; n < 200_000; n++) {
            ridge.add(numbers, 0, constant, 0.25, 1);
        }
        assertThat(ridge.predict(numbers, 0, constant, 0.01)).isCloseTo(0.25, within(0.01));
        assertThat(ridge.predict(numbers, 0, new double[] {-0.5, 0.5, 1}, 0.01)).isBetween(-0.5, 0.5);
    }

    @Test
    void shouldIgnoreAFeatureThatIsAlwaysZero() {
        var random = new Random(4);
        for (int n = 0; n < 500; n++) {
            double x = random.nextGaussian();
            ridge.add(numbers, 0, new double[] {x, 0, 1}, 2 * x, 1);
        }
        assertThat(ridge.predict(numbers, 0, new double[] {1, 0, 1}, 1e-6)).isCloseTo(2, within(1e-3));
    }

    private static double[] solved(double[][] rows) {
        int n = rows.length;
        for (int i = 0; i < n; i++) {
            int pivot = i;
            for (int k = i + 1; k < n; k++) {
                pivot = Math.abs(rows[k][i]) > Math.abs(rows[pivot][i]) ? k : pivot;
            }
            double[] swapped = rows[i];
            rows[i] = rows[pivot];
            rows[pivot] = swapped;
            for (int k = 0; k < n; k++) {
                double factor = k == i ? 0 : rows[k][i] / rows[i][i];
                for (int j = 0; j <= n; j++) {
                    rows[k][j] -= factor * rows[i][j];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = rows[i][n] / rows[i][i];
        }
        return solution;
    }
}
