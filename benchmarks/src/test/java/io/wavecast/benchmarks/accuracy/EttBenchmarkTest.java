package io.wavecast.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EttBenchmarkTest {
    /** Against the definition: a mean over origins, each with all its steps. */
    @Test
    void shouldAverageOverOriginsWhoseTargetsAreAllJudged() {
        var random = new Random(1);
        double[][] rows = new double[30][2];
        for (double[] row : rows) {
            row[0] = random.nextGaussian();
            row[1] = random.nextGaussian();
        }
        int first = 10;
        HeldOutErrors naive = HeldOutErrors.of(
                "naive", List.of(1, 2, 3), List.of(new SeriesSlice(rows, first)), HeldOutForecasters.naive());
        double[] unit = {2, 5};
        double sum = 0;
        int count = 0;
        for (int origin = first - 1; origin + 3 < rows.length; origin++) {
            for (int h = 1; h <= 3; h++) {
                for (int c = 0; c < 2; c++) {
                    double error = (rows[origin][c] - rows[origin + h][c]) / unit[c];
                    sum += error * error;
                    count++;
                }
            }
        }
        assertThat(EttBenchmark.meanSquare(naive, 3, unit)).isCloseTo(sum / count, within(1e-12));
    }
}
