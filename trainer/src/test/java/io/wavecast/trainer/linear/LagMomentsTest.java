package io.wavecast.trainer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LagMomentsTest {
    private static final int LAGS = 5;
    private static final int[] BOTH = {0, 2};
    private static final double[] NOTHING_KNOWN = {};
    private final Random random = new Random(3);
    private final double[][] values = numbers(60, 3);
    private final double[][] later = numbers(40, 3);
    private final float[][] extras = floats(60);

    @Test
    void shouldAddUpTheProductsOfAllColumns() {
        var moments = moments();

        NormalEquations equations = moments.normalEquations(1, Lags.newest(LAGS), 0, true);

        for (int i = 0; i < 13; i++) {
            for (int j = 0; j < 13; j++) {
                double expected = 0;
                for (int run = 0; run < 2; run++) {
                    double[][] from = run == 0 ? values : later;
                    for (int t = run == 0 ? 7 : 4; t < from.length - 3; t++) {
                        expected += column(from, t, i) * column(from, t, j);
                    }
                }
                assertThat(equations.products()[i][j]).as("%d, %d", i, j).isCloseTo(expected, within(1e-9));
            }
        }
        assertThat(equations.rows()).isEqualTo(50 + 33);
    }

    @Test
    void shouldLeaveOutRowsWithoutATarget() {
        var moments = new LagMoments(new int[] {0}, Lags.newest(2), NOTHING_KNOWN, 0, 2);
        moments.addLagProducts(values, 1, 50);
        for (int t = 1; t < 50; t++) {
            boolean missing = t % 7 == 0;
            moments.addRow(values, t, new float[0], new double[] {1, missing ? Double.NaN : values[t + 1][0]});
        }
        var reference = new LeastSquares(3, 1);
        for (int t = 1; t < 50; t++) {
            if (t % 7 != 0) {
                reference.add(new double[] {values[t][0], values[t - 1][0], 1}, new double[] {values[t + 1][0]});
            }
        }

        double[] fitted = new Ridge(List.of(moments.normalEquations(1, Lags.newest(2), 0, false)), Ridge.Levels.NONE)
                .weights(1e-12)
                .orElseThrow()[0];

        assertThat(fitted).containsExactly(reference.solve()[0], within(1e-8));
        assertThat(moments.sharesMatrix(0, 1)).isFalse();
        assertThat(moments.normalEquations(0, Lags.newest(2), 0, false).rows()).isEqualTo(49);
        assertThat(moments.normalEquations(1, Lags.newest(2), 0, false).rows()).isEqualTo(42);
    }

    @Test
    void shouldHoldOneMatrixForAllTargetsWithoutMissingRows() {
        var moments = new LagMoments(new int[] {0}, Lags.newest(2), NOTHING_KNOWN, 0, 3);
        for (int t = 1; t < 50; t++) {
            moments.addRow(values, t, new float[0], new double[] {1, t == 7 ? Double.NaN : 2, 3});
        }

        List<NormalEquations> equations = moments.normalEquations(List.of(0, 1, 2), Lags.newest(2), 0, false);

        assertThat(equations.get(2).products()).isSameAs(equations.get(0).products());
        assertThat(equations.get(1).products()).isNotEqualTo(equations.get(0).products());
        assertThat(equations.get(2).cross()[2]).isEqualTo(3 * 49);
    }

    @Test
    void shouldComputeTheErrorOfAnyWeights() {
        NormalEquations equations = moments().normalEquations(0, Lags.newest(2), 0, false);
        double[] weights = {0.3, -0.2, 0.1, 0.4, 0.05};

        double squares = 0;
        for (int run = 0; run < 2; run++) {
            double[][] from = run == 0 ? values : later;
            for (int t = run == 0 ? 7 : 4; t < from.length - 3; t++) {
                double error = from[t + 1][0] - weights[4];
                for (int i = 0; i < 4; i++) {
                    error -= weights[i] * column(from, t, i);
                }
                squares += error * error;
            }
        }
        assertThat(equations.meanSquare(weights)).isCloseTo(squares / 83, within(1e-12));
    }

    @Test
    void shouldShrinkWeightsAsThePenaltyGrows() {
        var ridge = new Ridge(List.of(moments().normalEquations(0, Lags.newest(LAGS), 0, true)), Ridge.Levels.NONE);

        double small = norm(ridge.weights(1e-6).orElseThrow()[0]);
        double large = norm(ridge.weights(10).orElseThrow()[0]);

        assertThat(large).isLessThan(0.5 * small);
    }

    @Test
    void shouldAddUpTheProductsOfSingleLags() {
        Lags available = Lags.newest(2).and(new TreeSet<>(List.of(4, 6)));
        var moments = new LagMoments(new int[] {0}, available, NOTHING_KNOWN, 0, 1);
        moments.addLagProducts(values, 6, 50);
        for (int t = 6; t < 50; t++) {
            moments.addRow(values, t, new float[0], new double[] {values[t + 1][0]});
        }

        Lags chosen = Lags.newest(1).and(new TreeSet<>(List.of(1, 6)));
        NormalEquations equations = moments.normalEquations(0, chosen, 0, false);

        int[] lags = {0, 1, 6};
        double[] weights = {0.3, -0.2, 0.5, 0.1};
        double squares = 0;
        for (int t = 6; t < 50; t++) {
            double error = values[t + 1][0] - weights[3];
            for (int i = 0; i < lags.length; i++) {
                error -= weights[i] * values[t - lags[i]][0];
            }
            squares += error * error;
            assertThat(moments.predict(
                            moments.columns(values, t, new float[0]), weights, 1, moments.distantColumns(chosen), 0))
                    .isCloseTo(values[t + 1][0] - error, within(1e-12));
        }
        assertThat(equations.meanSquare(weights)).isCloseTo(squares / 44, within(1e-12));
    }

    /** Columns: one lag, three that are known of the time, two hidden units. */
    @Test
    void shouldForecastFromHiddenUnitsWithoutAllThatIsKnown() {
        var moments = new LagMoments(new int[] {0}, Lags.newest(1), new double[3], 2, 1);
        double[] columns = moments.columns(values, 9, new float[] {10, 20, 30, 400, 500});
        double lag = values[9][0];

        assertThat(moments.predict(columns, new double[] {2, 3, 5, 7}, 1, new int[0], 0))
                .isCloseTo(2 * lag + 3 * 400 + 5 * 500 + 7, within(1e-9));
        assertThat(moments.predict(columns, new double[] {2, 11, 3, 5, 7}, 1, new int[0], 1))
                .isCloseTo(2 * lag + 11 * 10 + 3 * 400 + 5 * 500 + 7, within(1e-9));
        assertThat(moments.predict(columns, new double[] {2, 11, 7}, 1, new int[0], 1))
                .isCloseTo(2 * lag + 11 * 10 + 7, within(1e-9));
    }

    private LagMoments moments() {
        var moments = new LagMoments(BOTH, Lags.newest(LAGS), NOTHING_KNOWN, 2, 2);
        add(moments, values, 7);
        add(moments, later, 4);
        return moments;
    }

    private void add(LagMoments moments, double[][] from, int first) {
        moments.addLagProducts(from, first, from.length - 3);
        for (int t = first; t < from.length - 3; t++) {
            moments.addRow(from, t, extras[t], new double[] {from[t + 1][0], from[t + 2][1]});
        }
    }

    private double column(double[][] from, int t, int index) {
        if (index == 12) {
            return 1;
        }
        return index >= 10 ? extras[t][index - 10] : from[t - index / 2][BOTH[index % 2]];
    }

    private static double norm(double[] weights) {
        double sum = 0;
        for (int i = 0; i + 1 < weights.length; i++) {
            sum += weights[i] * weights[i];
        }
        return Math.sqrt(sum);
    }

    private double[][] numbers(int rows, int columns) {
        double[][] numbers = new double[rows][columns];
        for (double[] row : numbers) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextGaussian();
            }
        }
        return numbers;
    }

    private float[][] floats(int rows) {
        float[][] numbers = new float[rows][2];
        for (float[] row : numbers) {
            row[0] = (float) random.nextGaussian();
            row[1] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
