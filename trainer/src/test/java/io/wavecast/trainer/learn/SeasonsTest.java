package io.wavecast.trainer.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.cells.LearningSettings;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.linear.Lags;
import io.wavecast.trainer.progress.TrainingListener;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SeasonsTest {
    @Test
    void shouldReachOneLagBeyondASeason() {
        var seasons = new Seasons(List.of(24, 168), 512);

        assertThat(seasons.candidates(List.of(1))).contains(Lags.newest(26), Lags.newest(170), Lags.newest(192));
    }

    @Test
    void shouldLeaveOutSeasonsBeyondTheReach() {
        assertThat(new Seasons(List.of(24, 168), 512).within(100).lengths()).containsExactly(24);
    }

    @Test
    void shouldReadSingleLagsOfWholeSeasons() {
        Lags sparse = new Seasons(List.of(42), 62).candidates(List.of(1)).get(1);

        assertThat(sparse).isEqualTo(Lags.newest(32).and(new TreeSet<>(List.of(40, 41, 42, 43))));
        assertThat(sparse.count()).isEqualTo(36);
        assertThat(sparse.reach()).isEqualTo(44);
    }

    /** A season of 24 and one of 168 need a lag of 168; the 128 lags below it have twice the error. */
    @Test
    void shouldForecastTheChangeOfASeasonAgo() throws InterruptedException {
        double[][] values = Demand.values(1, 2_000);

        double without = error(values, Seasons.NONE, 128);
        double dense = error(values, new Seasons(List.of(24, 168), 192), 192);
        double sparse = error(values, new Seasons(List.of(24, 168), 192), 128);

        assertThat(dense).isLessThan(0.5 * without);
        assertThat(sparse).as("of lags beyond the newest 128").isLessThan(0.5 * without);
    }

    private static double error(double[][] values, Seasons seasons, int lags) throws InterruptedException {
        FittedNetwork learned = new NetworkLearner(
                        NetworkSpec.linear(1, 1, lags), List.of(1), false, seasons, LearningSettings.defaults())
                .learn(
                        List.of(new SeriesSlice(Arrays.copyOf(values, 1_400), 1)),
                        List.of(new SeriesSlice(Arrays.copyOfRange(values, 1_200, 1_600), 200)),
                        TrainingListener.SILENT);
        var network = new Network(learned.spec(), learned.weights());
        var state = network.newState();
        var scratch = network.scratch();
        float[] out = new float[1];
        double sum = 0;
        for (int t = 0; t + 1 < values.length; t++) {
            network.step(state, new float[] {(float) values[t][0]}, out, scratch);
            double error = out[0] - values[t + 1][0];
            sum += t + 1 < 1_600 ? 0 : error * error;
        }
        return Math.sqrt(sum / 400);
    }
}
