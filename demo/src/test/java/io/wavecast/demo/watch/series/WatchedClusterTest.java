package io.wavecast.demo.watch.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedClusterTest {
    private static final long START = 1_700_000_000_000_000L;
    private static final long PERIOD = 4_000;
    private static final ModelVersion FIRST = new ModelVersion("m", 1);

    private final WatchedCluster cluster = new WatchedCluster();

    @Test
    void shouldScoreForecastsAgainstTheirObservations() {
        observe("a", 0, 10);
        forecast("a", 0, FIRST, 14, 1);
        observe("a", 1, 15);
        forecast("a", 1, FIRST, 15, 1);
        observe("a", 2, 12);

        Accuracy accuracy = look("a").horizons().get(0).accuracy();
        assertThat(accuracy.count()).isEqualTo(2);
        assertThat(accuracy.rmse()).isCloseTo(Math.sqrt((1.0 + 9.0) / 2), within(1e-12));
        assertThat(accuracy.naiveRmse()).isCloseTo(Math.sqrt((25.0 + 9.0) / 2), within(1e-12));
        assertThat(accuracy.coverage()).isEqualTo(0.5);
    }

    @Test
    void shouldGiveTheSameInWhicheverOrderTheTopicsAreRead() {
        for (int i = 0; i < 300; i++) {
            observe("a", i, Math.sin(i));
            forecast("a", i, FIRST, Math.sin(i + 1), 1, 5);
            forecast("b", i, FIRST, Math.sin(i + 1), 1, 5);
        }
        for (int i = 0; i < 300; i++) {
            observe("b", i, Math.sin(i));
            observe("c", i, Math.sin(i));
        }
        for (int i = 0; i < 300; i++) {
            forecast("c", i, FIRST, Math.sin(i + 1), 1, 5);
        }

        assertThat(look("a").horizons()).hasSize(2);
        assertThat(look("a").horizons().get(1).accuracy().count()).isEqualTo(295);
        assertThat(look("b").horizons()).isEqualTo(look("a").horizons());
        assertThat(look("c").horizons()).isEqualTo(look("a").horizons());
        assertThat(look("b").rows().mean()).containsExactly(look("a").rows().mean());
    }

    @Test
    void shouldKeepEveryDigitOfACounter() {
        for (int i = 0; i < 5; i++) {
            observe("a", i, 1e9 + i);
        }

        assertThat(look("a").rows().actual()).containsExactly(1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4);
        assertThat(look("a").rows().seconds()[1] * 1e6).isCloseTo(START + PERIOD, within(1.0));
    }

    @Test
    void shouldShowAnyHorizonAndChannel() {
        for (int i = 0; i < 4; i++) {
            cluster.observed("a", new Observation(at(i), i, 100 + i, Double.NaN), 0);
            cluster.forecast("a", new Forecast(at(i), FIRST, ForecastStatus.OK, steps(i, 3, new int[] {1, 2})));
        }

        SeriesDetail second = cluster.look("a", window(1, 2), 0).orElseThrow();
        assertThat(second.channels()).isEqualTo(3);
        assertThat(second.steps()).isEqualTo(2);
        assertThat(second.rows().actual()).containsExactly(100, 101, 102, 103);
        assertThat(second.rows().mean()).containsExactly(Double.NaN, Double.NaN, 1002, 1003);
        assertThat(second.fan().steps()).extracting(SeriesDetail.Step::steps).containsExactly(1, 2);
        assertThat(second.fan().value()).isEqualTo(103);
        assertThat(cluster.look("a", window(2, 1), 0).orElseThrow().rows().actual())
                .containsOnly(Double.NaN);
    }

    @Test
    void shouldLeaveOutForecastsOfTheLastValue() {
        observe("a", 0, 1);
        cluster.forecast(
                "a", new Forecast(at(0), ModelVersion.NAIVE, ForecastStatus.WARMING, steps(0, 1, new int[] {1})));
        observe("a", 1, 1);

        assertThat(look("a").rows().mean()).containsOnly(Double.NaN);
        assertThat(look("a").summary().status()).isEqualTo("warming");
        assertThat(look("a").horizons()).isEmpty();
    }

    @Test
    void shouldNameTheVersionsThatTookOver() {
        for (int i = 0; i < 6; i++) {
            observe("a", i, 1);
            forecast("a", i, new ModelVersion("m", 1 + i / 3), 1, 1);
        }

        assertThat(look("a").swaps()).containsExactly(new Swap(at(3) / 1e6, "m@2"));
    }

    @Test
    void shouldFollowAModelWithOtherHorizons() {
        for (int i = 0; i < 4; i++) {
            observe("a", i, i);
            forecast("a", i, FIRST, 7, 1, 2);
        }
        forecast("a", 4, new ModelVersion("m", 2), 8, 2, 3);

        assertThat(look("a").horizons()).extracting(SeriesDetail.Horizon::steps).containsExactly(2, 3);
        assertThat(cluster.look("a", window(0, 2), 0).orElseThrow().rows().mean())
                .containsExactly(Double.NaN, Double.NaN, 7, 7);
    }

    @Test
    void shouldBeginAnewAfterAClockThatWasSetBack() {
        observe("a", 1_000, 5);
        for (int i = 0; i < Limits.REFUSED + 2; i++) {
            observe("a", i, i);
        }

        assertThat(look("a").rows().actual()).containsExactly(9, 10, 11);
        assertThat(look("a").summary().observations()).isEqualTo(13);
    }

    @Test
    void shouldBeginAnewOnRequest() {
        observe("a", 5, 5);
        cluster.restart("a");
        cluster.restart("unknown");
        observe("a", 0, 1);

        assertThat(look("a").rows().actual()).containsExactly(1);
    }

    @Test
    void shouldCountDuplicates() {
        observe("a", 0, 1);
        forecast("a", 0, FIRST, 1, 1);
        forecast("a", 0, FIRST, 2, 1);

        assertThat(look("a").duplicates()).isEqualTo(1);
        assertThat(look("a").fan().steps().get(0).mean()).isEqualTo(1);
    }

    @Test
    void shouldKeepLittleOfMostSeriesAndMuchOfThoseLookedAt() {
        for (int s = 0; s < 100; s++) {
            for (int i = 0; i < 300; i++) {
                observe("s" + s, i, i);
                forecast("s" + s, i, FIRST, i + 1, 1, 2);
            }
        }

        assertThat(cluster.curve("s99").orElseThrow().size()).isEqualTo(Limits.ROWS);
        SeriesDetail first = look("s99");
        assertThat(first.rows().size()).isEqualTo(Limits.ROWS);
        assertThat(first.fan().steps()).as("all horizons at once").hasSize(2);
        assertThat(first.horizons()).hasSize(2);
        for (int i = 300; i < 600; i++) {
            observe("s99", i, i);
            forecast("s99", i, FIRST, i + 1, 1, 2);
        }
        assertThat(look("s99").rows().size()).isEqualTo(Limits.ROWS + 300);
        assertThat(look("s99").horizons().get(0).accuracy().count()).isGreaterThan(290);

        for (int s = 0; s < Limits.DETAILED; s++) {
            look("s" + (60 + s));
        }
        assertThat(cluster.export("s99", 0).orElseThrow().observations().size())
                .as("it was looked at longest ago")
                .isEqualTo(Limits.ROWS);
        assertThat(cluster.export("s91", 0).orElseThrow().byHorizon()).containsOnlyKeys(1, 2);
    }

    @Test
    void shouldBoundTheRowsOfWideSeries() {
        for (int i = 0; i < 4_000; i++) {
            cluster.observed("wide", new Observation(at(i), new double[64]), 0);
            cluster.forecast("wide", new Forecast(at(i), FIRST, ForecastStatus.OK, steps(i, 64, new int[] {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18
            })));
        }

        SeriesDetail wide = look("wide");
        assertThat(wide.channels()).isEqualTo(64);
        assertThat(wide.keptChannels()).isEqualTo(Limits.DETAILED_CHANNELS);
        assertThat(wide.horizons()).hasSize(Limits.DETAILED_HORIZONS);
        assertThat(wide.horizons().get(Limits.DETAILED_HORIZONS - 1).steps())
                .as("the farthest")
                .isEqualTo(18);
        Rows farthest = cluster.look("wide", window(0, 18), 0).orElseThrow().rows();
        assertThat(Arrays.stream(farthest.mean()).filter(Double::isFinite).count())
                .isLessThanOrEqualTo(Limits.DETAILED_VALUES / (3 * 16 * 32))
                .isPositive();
    }

    @Test
    void shouldCountTheRecordsOfSeriesBeyondTheLimit() {
        var small = new WatchedCluster(2);
        for (int i = 0; i < 5; i++) {
            small.observed("s" + i, new Observation(at(i), 1), 0);
        }

        assertThat(small.summaries(0)).hasSize(2);
        assertThat(small.beyond()).isEqualTo(3);
        assertThat(small.observations()).isEqualTo(5);
    }

    @Test
    void shouldShowAWindowWithOneRowMoreOnEachSide() {
        for (int i = 0; i < 100; i++) {
            observe("a", i, i);
        }

        var window = new Window(0, Optional.empty(), Optional.of(at(40)), Optional.of(at(50)), 2, 1_000);
        Rows rows = cluster.look("a", window, 0).orElseThrow().rows();
        assertThat(rows.actual()[0]).isEqualTo(39);
        assertThat(rows.actual()[rows.size() - 1]).isEqualTo(50);
    }

    @Test
    void shouldKeepASpikeInThinnedRows() {
        for (int i = 0; i < 5_000; i++) {
            observe("a", i, i == 3_210 ? 99 : Math.sin(i / 50.0));
        }

        SeriesDetail detail = cluster.look(
                        "a", new Window(0, Optional.empty(), Optional.empty(), Optional.empty(), 5_000, 200), 0)
                .orElseThrow();
        assertThat(detail.inWindow()).isEqualTo(5_000);
        assertThat(detail.rows().size()).isBetween(100, 200);
        assertThat(detail.rows().actual()).contains(99);
        assertThat(detail.rows().seconds()).isSorted();
    }

    @Test
    void shouldNotScoreLabels() {
        observe("a", 0, 3);
        cluster.forecast(
                "a",
                new Forecast(
                        at(0),
                        FIRST,
                        ForecastStatus.OK,
                        List.of(new HorizonForecast(
                                0, at(0), new double[] {0.8, 0.2}, new double[] {Double.NaN, Double.NaN}, new double[] {
                                    Double.NaN, Double.NaN
                                }))));
        observe("a", 1, 4);

        assertThat(look("a").rows().mean()).containsExactly(0.8, Double.NaN);
        assertThat(look("a").horizons().get(0).accuracy().count()).isZero();
    }

    @Test
    void shouldKeepTheNewestAnomaliesWithTheirEnds() {
        observe("a", 0, 1);
        for (int i = 0; i < Limits.ANOMALIES + 4; i++) {
            cluster.anomaly("a", new AnomalyMark(0, "spike", at(i), AnomalyMark.LASTS, 3));
            cluster.anomaly("a", new AnomalyMark(0, "spike", at(i), at(i + 1), 3));
        }
        assertThat(look("a").summary().anomaly()).isEmpty();
        cluster.anomaly("a", new AnomalyMark(0, "stuck", at(90), AnomalyMark.LASTS, 3));

        assertThat(look("a").anomalies()).hasSize(Limits.ANOMALIES);
        assertThat(look("a").anomalies().get(0)).isEqualTo(new AnomalyMark(0, "spike", at(5), at(6), 3));
        assertThat(look("a").summary().anomaly()).isEqualTo("stuck");
    }

    private SeriesDetail look(String key) {
        return cluster.look(key, window(0, 1), 0).orElseThrow();
    }

    private static Window window(int channel, int steps) {
        return new Window(channel, Optional.of(steps), Optional.empty(), Optional.empty(), 10_000, 10_000);
    }

    private void observe(String key, int step, double value) {
        cluster.observed(key, new Observation(at(step), value), 0);
    }

    /** A forecast with the same mean at each horizon, and an interval of two units on each side. */
    private void forecast(String key, int step, ModelVersion model, double mean, int... horizons) {
        List<HorizonForecast> steps = new ArrayList<>();
        for (int horizon : horizons) {
            steps.add(new HorizonForecast(
                    horizon, at(step + horizon), new double[] {mean}, new double[] {mean - 2}, new double[] {mean + 2
                    }));
        }
        cluster.forecast(key, new Forecast(at(step), model, ForecastStatus.OK, steps));
    }

    /** Means are 1,000 times the channel plus the target's step. */
    private static List<HorizonForecast> steps(int step, int channels, int[] horizons) {
        List<HorizonForecast> steps = new ArrayList<>();
        for (int horizon : horizons) {
            var mean = new double[channels];
            Arrays.setAll(mean, c -> 1_000.0 * c + step + horizon);
            steps.add(new HorizonForecast(horizon, at(step + horizon), mean, mean.clone(), mean.clone()));
        }
        return steps;
    }

    private static long at(int step) {
        return START + step * PERIOD;
    }
}
