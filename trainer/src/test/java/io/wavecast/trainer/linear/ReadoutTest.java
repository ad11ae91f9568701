package io.wavecast.trainer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Calendar;
import io.wavecast.trainer.history.SeriesSlice;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadoutTest {
    private static final List<Lags> LAGS =
            Stream.of(4, 8, 16, 32, 64).map(Lags::newest).toList();

    @Test
    void shouldKeepASingleRegressionOfAnAutoregression() {
        double[][] values = autoregression(new Random(1), 4_000, new double[] {1.86, -0.96});

        Readout readout = chosen(values);

        assertThat(readout.outputs().get(0).regressions()).hasSize(1);
        assertThat(readout.lags()).isEqualTo(4);
    }

    @Test
    void shouldForecastBetterByAnAverageWithManyLagsAndFewSamples() {
        double better = 0;
        for (int seed = 1; seed <= 10; seed++) {
            double[] slowlyFading = new double[60];
            Arrays.setAll(slowlyFading, lag -> 0.02 * Math.cos(lag));
            double[][] values = autoregression(new Random(seed), 5_000, slowlyFading);
            double[][] known = Arrays.copyOf(values, 800);
            Readout average = chosen(known);

            List<List<CandidateRegression>> candidates =
                    CandidateRegression.all(targets(), folds(known), List.of(LAGS), List.of(), false);
            List<double[][]> errors = new ArrayList<>();
            for (int fold = 0; fold < folds(known).size(); fold++) {
                errors.add(CrossErrors.of(folds(known), fold, candidates).get(0));
            }
            int best = 0;
            for (int i = 1; i < candidates.get(0).size(); i++) {
                best = error(errors, i) < error(errors, best) ? i : best;
            }
            Regression one = candidates.get(0).get(best).regression();
            better += Math.log(
                    rootMeanSquare(values, t -> average.outputs().get(0).predictFromLags(values, t, new float[0]))
                            / rootMeanSquare(values, t -> one.predictFromLags(values, t, new float[0])));
        }

        assertThat(better / 10).as("mean logarithm of the ratio of errors").isLessThan(0);
    }

    @Test
    void shouldRepeatTheLastValueOfARandomWalk() {
        double[][] values = autoregression(new Random(2), 4_000, new double[] {1});

        Readout readout = chosen(values);

        // A regression would pull it back to the mean of the training data.
        assertThat(readout.outputs().get(0).regressions()).hasSize(1);
        assertThat(readout.outputs().get(0).predictFromLags(new double[][] {{1_000}}, 0, new float[0]))
                .isZero();
    }

    @Test
    void shouldMeasureTheErrorsOfForecasts() {
        double[][] values = autoregression(new Random(3), 600, new double[] {0.5});
        List<Fold> folds = folds(values);

        List<List<CandidateRegression>> candidates =
                CandidateRegression.all(targets(), folds, List.of(LAGS), List.of(), false);
        double[][] products = CrossErrors.of(folds, 1, candidates).get(0);

        CandidateRegression first = candidates.get(0).get(0);
        CandidateRegression last = candidates.get(0).get(candidates.get(0).size() - 1);
        double sum = 0;
        int from = 480;
        for (int t = from - 1; t + 1 < values.length; t++) {
            double target = values[t + 1][0] - values[t][0];
            sum += (first.regression().withWeights(first.foldWeights().get(1)).predictFromLags(values, t, new float[0])
                            - target)
                    * (last.regression().withWeights(last.foldWeights().get(1)).predictFromLags(values, t, new float[0])
                            - target);
        }
        assertThat(products[0][products.length - 1]).isCloseTo(sum / (values.length - from), within(1e-9));
    }

    @Test
    void shouldTryRegressionsWithAndWithoutACalendar() {
        Targets dated = targets().knowing(new Calendar(2, 0, 0, ZoneId.of("UTC")), 24);
        double[][] values = autoregression(new Random(4), 600, new double[] {0.5});
        long[] hours = LongStream.range(0, 600).map(t -> t * 3_600_000_000L).toArray();
        var early = new SeriesSlice(Arrays.copyOf(values, 480), 1).at(Arrays.copyOf(hours, 480));
        var late = new SeriesSlice(values, 480).at(hours);
        var lags = new LagCounts(64, 0);
        var fold = new Fold(
                DesignMatrix.of(List.of(early), dated, lags, Optional.empty()),
                DesignMatrix.of(List.of(late), dated, lags, Optional.empty()),
                1);

        assertThat(CandidateRegression.all(dated, List.of(fold), List.of(LAGS), List.of(), false).get(0).stream()
                        .map(CandidateRegression::regression)
                        .filter(regression -> regression.lags().equals(LAGS.get(0)))
                        .filter(regression -> regression.penalty().isPresent())
                        .map(Regression::known)
                        .distinct())
                .containsExactly(0, 4);
    }

    private static double error(List<double[][]> folds, int candidate) {
        return folds.stream()
                .mapToDouble(fold -> Math.log(fold[candidate][candidate]))
                .sum();
    }

    private static Targets targets() {
        return new Targets(List.of(1), 1, false, 64);
    }

    private static Readout chosen(double[][] values) {
        return Readout.choose(targets(), folds(values), List.of(LAGS), List.of(), false);
    }

    /** Two folds: the first half and the next 30 %; then the first 80 % and the rest. */
    private static List<Fold> folds(double[][] values) {
        DesignMatrix early = columns(values, 1, values.length / 2);
        DesignMatrix middle = columns(values, values.length / 2, values.length * 8 / 10);
        DesignMatrix late = columns(values, values.length * 8 / 10, values.length);
        return List.of(new Fold(early, middle, 1), new Fold(early.plus(middle), late, 2));
    }

    private static DesignMatrix columns(double[][] values, int from, int to) {
        var part = new SeriesSlice(Arrays.copyOf(values, to), from);
        return DesignMatrix.of(List.of(part), targets(), new LagCounts(64, 0), Optional.empty());
    }

    private static double[][] autoregression(Random random, int length, double[] weights) {
        double[][] values = new double[length][1];
        for (int t = 0; t < length; t++) {
            values[t][0] = random.nextGaussian();
            for (int lag = 0; lag < Math.min(t, weights.length); lag++) {
                values[t][0] += weights[lag] * values[t - 1 - lag][0];
            }
        }
        return values;
    }

    private interface Forecast {
        double change(int t);
    }

    /** The error over the samples after the training data. */
    private static double rootMeanSquare(double[][] values, Forecast forecast) {
        double sum = 0;
        int from = 800;
        for (int t = from; t + 1 < values.length; t++) {
            double error = values[t][0] + forecast.change(t) - values[t + 1][0];
            sum += error * error;
        }
        return Math.sqrt(sum / (values.length - 1 - from));
    }
}
