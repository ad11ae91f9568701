package io.wavecast.trainer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimplexWeightsTest {
    @Test
    void shouldWeighIndependentForecastsByTheInverseOfTheirMeanSquares() {
        double[] weights = SimplexWeights.minimising(new double[][] {{1, 0, 0}, {0, 2, 0}, {0, 0, 4}});

        assertThat(weights).containsExactly(new double[] {4 / 7.0, 2 / 7.0, 1 / 7.0}, within(1e-6));
    }

    @Test
    void shouldGiveNoWeightToAForecastThatOnlyAddsNoise() {
        // The second has the error of the first plus independent noise.
        double[] weights = SimplexWeights.minimising(new double[][] {{1, 1}, {1, 3}});

        assertThat(weights).containsExactly(1, 0);
    }

    @Test
    void shouldBeAsGoodAsAnyAverageOnAGrid() {
        double[][] products = products(new Random(5), 3);

        double least = SimplexWeights.meanSquare(products, SimplexWeights.minimising(products));

        for (int i = 0; i <= 20; i++) {
            for (int j = 0; i + j <= 20; j++) {
                double other =
                        SimplexWeights.meanSquare(products, new double[] {i / 20.0, j / 20.0, (20 - i - j) / 20.0});
                assertThat(least).isLessThanOrEqualTo(other * (1 + 1e-6));
            }
        }
    }

    @Test
    void shouldAddUpToOneWhereManyForecastsAreNearlyTheSame() {
        double[][] products = products(new Random(6), 30);
        for (int i = 0; i < 30; i++) {
            Arrays.setAll(products[i], j -> 1);
            products[i][i] += 1e-7 * i;
        }

        double[] weights = SimplexWeights.minimising(products);

        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-9));
        assertThat(Arrays.stream(weights).min().orElseThrow()).isNotNegative();
    }

    /** Mean products of correlated errors. */
    private static double[][] products(Random random, int count) {
        double[][] products = new double[count][count];
        for (int row = 0; row < 100; row++) {
            double common = random.nextGaussian();
            double[] errors = new double[count];
            Arrays.setAll(errors, i -> common + (1 + i) * random.nextGaussian());
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    products[i][j] += errors[i] * errors[j] / 100;
                }
            }
        }
        return products;
    }
}
