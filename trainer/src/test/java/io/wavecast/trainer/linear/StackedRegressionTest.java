package io.wavecast.trainer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StackedRegressionTest {
    private static final OptionalDouble PENALTY = OptionalDouble.of(1);
    private static final CandidateRegression FEW = candidate(4, false);
    private static final CandidateRegression MANY = candidate(64, false);
    private static final CandidateRegression CELLS = candidate(4, true);

    @Test
    void shouldAverageRegressionsWhoseErrorsCancelOut() {
        StackedRegression stacked =
                StackedRegression.choose(List.of(FEW, MANY), errors(new double[][] {{1, 0.5}, {0.5, 1}}));

        assertThat(stacked.weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-6));
        assertThat(stacked.error()).isCloseTo(0.75, within(1e-6));
        assertThat(stacked.lags()).isEqualTo(64);
    }

    @Test
    void shouldPreferFewColumnsToAnAverageThatGainsAlmostNothing() {
        StackedRegression stacked = StackedRegression.choose(List.of(FEW, MANY, CELLS), errors(new double[][] {
            {1, 0.998, 0.998},
            {0.998, 0.998, 0.997},
            {0.998, 0.997, 0.998}
        }));

        assertThat(stacked.regressions()).containsExactly(FEW.regression());
        assertThat(stacked.usesCells()).isFalse();
    }

    @Test
    void shouldUseCellsThatImproveAnAverage() {
        StackedRegression stacked = StackedRegression.choose(List.of(FEW, MANY, CELLS), errors(new double[][] {
            {1, 0.9, 0.4},
            {0.9, 1, 0.4},
            {0.4, 0.4, 0.9}
        }));

        assertThat(stacked.usesCells()).isTrue();
        assertThat(stacked.error()).isLessThan(0.7);
    }

    @Test
    void shouldLetNoFoldOutweighTheOthers() {
        double[][] loud = {{100, 0}, {0, 300}};
        double[][] quiet = {{3, 0}, {0, 1}};

        StackedRegression stacked = StackedRegression.choose(List.of(FEW, MANY), errors(loud, quiet));

        assertThat(stacked.weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-6));
        assertThat(stacked.lastFoldError()).as("of the last fold").isCloseTo(1, within(1e-6));
    }

    @Test
    void shouldAddUpTheWeightsOfItsRegressions() {
        var one = new Regression(0, new int[] {1}, Lags.newest(1), 0, false, PENALTY, new double[] {2, 10});
        var other =
                new Regression(1, new int[] {0, 1}, Lags.newest(2), 0, true, PENALTY, new double[] {1, 2, 3, 4, 5, 20});
        var stacked = new StackedRegression(List.of(one, other), new double[] {0.25, 0.75}, 1, 1);
        double[] linear = new double[4];
        double[] head = new double[1];

        double intercept = stacked.addWeightsTo(linear, new double[0], head, 2);

        assertThat(linear).containsExactly(0.75, 0.5 + 1.5, 2.25, 3);
        assertThat(head).containsExactly(3.75);
        assertThat(intercept).isEqualTo(17.5);
        assertThat(stacked.predictFromLags(new double[][] {{1, 1}, {2, 3}}, 1, new float[0]))
                .isCloseTo(0.75 * 2 + 2 * 3 + 2.25 + 3 + 17.5, within(1e-12));
    }

    private static List<double[][]> errors(double[][]... folds) {
        return List.of(folds);
    }

    private static CandidateRegression candidate(int lags, boolean cells) {
        double[] weights = new double[lags + (cells ? 2 : 1)];
        return new CandidateRegression(
                new Regression(0, new int[] {0}, Lags.newest(lags), 0, cells, PENALTY, weights),
                List.of(weights, weights));
    }
}
