package io.wavecast.core.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountedRidgeTest {
    private static final double DISCOUNT = 0.99;
    private static final int FEATURES = 5;
    private static final AdapterLayout LAYOUT = new AdapterLayout(FEATURES);

    private final DiscountedRidge ridge = new DiscountedRidge(DISCOUNT, LAYOUT);
    private final double[] numbers = new double[LAYOUT.numbers()];

    /** Against the same regression from all rows at once, solved by elimination with pivots. */
    @ParameterizedTest
    @CsvSource({"3,0.01", "4,1e-6", "5,1e-6", "5,0.01", "5,1", "5,100", "7,0.01"})
    void shouldAgreeWithARegressionOverAllRows(int features, double relative) {
        var any = new DiscountedRidge(DISCOUNT, new AdapterLayout(features));
        double[] sums = new double[new AdapterLayout(features).numbers() + 2];
        var random = new Random(3);
        int rows = 300;
        double[][] products = new double[features][features + 1]; // the last column is the right-hand side
        for (int n = 0; n < rows; n++) {
            double[] values = new double[features];
            double shared = random.nextGaussian();
            for (int i = 0; i < features; i++) {
                values[i] = i == 2 ? 1 : shared + i * random.nextGaussian();
            }
            double error = values[0] - 0.1 * values[1] + random.nextGaussian();
            double weight = random.nextDouble();
            any.add(sums, 2, values, error, weight);
            double age = StrictMath.pow(DISCOUNT, rows - 1 - n);
            for (int i = 0; i < features; i++) {
                for (int j = 0; j < features; j++) {
                    products[i][j] += age * weight * values[i] * values[j];
                }
                products[i][features] += age * weight * values[i] * error;
            }
        }
        for (int i = 0; i < features; i++) {
            products[i][i] *= 1 + relative;
        }
        double[] weights = solved(products);
        double[] at = new double[features];
        double expected = 0;
        for (int i = 0; i < features; i++) {
            at[i] = random.nextGaussian();
            expected += weights[i] * at[i];
        }
        assertThat(any.predict(sums, 2, at, relative)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void shouldStayBoundedWhileFeaturesStayConstantForever() {
        double[] constant = {0.5, 0.5, 1, 0.5, 0.5};
        for (int n = 0; n < 200_000; n++) {
            ridge.add(numbers, 0, constant, 0.25, 1);
        }
        assertThat(ridge.predict(numbers, 0, constant, 0.01)).isCloseTo(0.25, within(0.01));
        assertThat(ridge.predict(numbers, 0, new double[] {-0.5, 0.5, 1, 0.5, 0.5}, 0.01))
                .isBetween(-0.5, 0.5);
    }

    @Test
    void shouldIgnoreAFeatureThatIsAlwaysZero() {
        var random = new Random(4);
        for (int n = 0; n < 500; n++) {
            double x = random.nextGaussian();
            ridge.add(numbers, 0, new double[] {x, 0, 1, 0, 0}, 2 * x, 1);
        }
        assertThat(ridge.predict(numbers, 0, new double[] {1, 0, 1, 0, 0}, 1e-6))
                .isCloseTo(2, within(1e-3));
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
