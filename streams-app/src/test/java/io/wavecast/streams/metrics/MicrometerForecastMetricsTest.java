package io.wavecast.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.observe.MetricNames;
import io.wavecast.streams.runtime.UnreadDecisions;
import io.wavecast.streams.store.StateBudget;
import io.wavecast.streams.store.StoreMemory;
import io.wavecast.streams.testing.TestModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicrometerForecastMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MicrometerForecastMetrics metrics = new MicrometerForecastMetrics(registry);
    private final UnreadDecisions unread = new UnreadDecisions(registry);
    private final StoreMemory stores = new StoreMemory(8 << 20);

    @AfterEach
    void releaseMemory() {
        stores.close();
    }

    private void newStateMetrics(Path stateDir) {
        new StateMetrics(registry, new StateBudget(1), stores, stateDir);
        new QueryMeters(registry);
    }

    private Stream<String> lines() {
        metrics.refresh();
        return registry.scrape().lines();
    }

    private void countEachEvent() {
        metrics.forecastMade(ForecastStatus.OK);
        metrics.stepTimed("pump/7", new ModelVersion("default", 1), 30_000);
        metrics.stepTimed("pump/7", new ModelVersion("default", 1), 30_000);
        metrics.forecastVisible("pump/7", new ModelVersion("default", 1), 0.003, -0.001);
        metrics.forecastVisible("pump/7", new ModelVersion("default", 1), 0.003, Double.NaN);
        metrics.observationRejected("not-json");
        metrics.scored("pump/7", scores("default", 1, ForecastStatus.OK, 13, 52));
        metrics.scored("pump/7", scores("default", 1, ForecastStatus.OK, 13, 52));
        metrics.challengerChanged("pump", Optional.of(new ModelVersion("pump", 2)));
        metrics.challengerFailed();
        metrics.levelScored(new ModelVersion("default", 1), 1, 0.9, 2, 1);
        metrics.scored("pump/7", scores("pump", 2, ForecastStatus.CHALLENGER, 13, 52));
        metrics.unscored(3);
        metrics.hiddenStateRebuilt();
        metrics.modelFailed();
        metrics.anomalyBegan(new ModelVersion("default", 1), AnomalyKind.STUCK);
        metrics.anomaliesLasting(3, 2);
        metrics.anomaliesLasting(-1, -1);
        metrics.stateUnreadable();
        metrics.modelSwapped(TestModel.aModel().named("a").build(), 2);
        metrics.modelSwapped(TestModel.aModel().named("b").version(4).build(), 3);
        metrics.modelRetired("a", 2);
        metrics.modelRejected("not-newer");
        metrics.modelSwapped(TestModel.aModel().named("c").build(), 3);
        metrics.modelSteppedDown(new ModelVersion("b", 3), 2); // version 4 is in force
        unread.count();
        metrics.timeIgnored();
        metrics.rateMismatch();
        metrics.seriesRestarted("reset");
        metrics.seriesForgotten(7);
    }

    /** Ten scores, nine inside their interval and two late. */
    private static ScoreSummary scores(
            String model, long version, ForecastStatus status, double squared, double naiveSquared) {
        return new ScoreSummary(0, new ModelVersion(model, version), status, 1, 10, squared, naiveSquared, 5, 9, 40, 2);
    }

    @Test
    void shouldCountEachEventUnderItsName() {
        countEachEvent();

        String of = "{horizon=\"1\",model=\"default\",version=\"1\"}";
        assertThat(lines())
                .contains(
                        "wavecast_forecasts_total{status=\"ok\"} 1.0",
                        "wavecast_forecasts_total{status=\"filled\"} 0.0",
                        "wavecast_step_seconds_bucket{le=\"2.0E-5\"} 0",
                        "wavecast_step_seconds_bucket{le=\"5.0E-5\"} 2",
                        "wavecast_visible_delay_seconds_bucket{le=\"0.004\"} 2",
                        "wavecast_lead_seconds_bucket{le=\"-0.01\"} 0",
                        "wavecast_lead_seconds_bucket{le=\"0.0\"} 1",
                        "wavecast_observations_rejected_total{reason=\"not-json\"} 1.0",
                        "wavecast_scores_total" + of + " 20.0",
                        "wavecast_scores_late_total" + of + " 4.0",
                        "wavecast_interval_hits_total" + of + " 18.0",
                        "wavecast_interval_score_total" + of + " 80.0",
                        "wavecast_error_squared_total" + of + " 26.0",
                        "wavecast_error_naive_squared_total" + of + " 104.0",
                        "wavecast_error_absolute_total" + of + " 10.0",
                        "wavecast_worst_series_error_ratio{model=\"default\",series=\"pump/7\"} 0.5",
                        "wavecast_forecasts_unscored_total 3.0",
                        "wavecast_hidden_states_rebuilt_total 1.0",
                        "wavecast_models_failed_total 1.0",
                        "wavecast_anomalies_begun_total{kind=\"stuck\",model=\"default\"} 1.0",
                        "wavecast_anomalies_begun_total{kind=\"spike\",model=\"c\"} 0.0",
                        "wavecast_anomalies_active 2.0",
                        "wavecast_states_unreadable_total 1.0",
                        "wavecast_model_swaps_total 3.0",
                        "wavecast_models_stepped_down_total 1.0",
                        "wavecast_observations_time_ignored_total 1.0",
                        "wavecast_observations_rate_mismatch_total 1.0",
                        "wavecast_series_restarted_total{reason=\"reset\"} 1.0",
                        "wavecast_series_restarted_total{reason=\"out-of-order\"} 0.0",
                        "wavecast_series_forgotten_total 7.0",
                        "wavecast_models_in_force 2.0",
                        "wavecast_decisions_unread_total 1.0",
                        "wavecast_models_rejected_total{reason=\"not-newer\"} 1.0")
                .anyMatch(line -> line.startsWith("wavecast_model_info{cell=\"gru\",")
                        && line.contains("model=\"b\",version=\"4\""))
                .noneMatch(line -> line.startsWith("wavecast_model_info") && line.contains("model=\"a\""));
    }

    /** A counter that appears with its first event has no increase, so no alert sees that event. */
    @Test
    void shouldServeEveryCounterWithoutAModelAtZeroFromTheStart() throws Exception {
        newStateMetrics(Path.of(""));
        Set<String> zero = lines().filter(line -> line.endsWith(" 0.0"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());

        assertThat(zero)
                .containsAll(MetricNames.countersWithoutModel(
                        Files.readString(Path.of("..", "docs", "metrics.md")), "## serve"));
        assertThat(lines())
                .contains(
                        "wavecast_models_rejected_total{reason=\"not-newer\"} 0.0",
                        "wavecast_models_rejected_total{reason=\"not-safetensors\"} 0.0",
                        "wavecast_models_rejected_total{reason=\"broken\"} 0.0",
                        "wavecast_models_rejected_total{reason=\"too-much-memory\"} 0.0",
                        "wavecast_models_rejected_total{reason=\"too-slow\"} 0.0",
                        "wavecast_observations_rejected_total{reason=\"not-json\"} 0.0",
                        "wavecast_observations_rejected_total{reason=\"no-key\"} 0.0",
                        "wavecast_observations_rejected_total{reason=\"out-of-order\"} 0.0")
                .noneMatch(line -> line.contains("reason=\"bad-score\""));
    }

    @Test
    void shouldMeasureTheSpaceOnTheDiskOfTheStates(@TempDir Path folder) {
        Path missing = folder.resolve("states");
        newStateMetrics(missing);
        String path = "{path=\"" + missing + "\"} ";
        assertThat(lines()).contains("disk_total_bytes" + path + "0.0"); // until Kafka Streams creates the folder

        assertThat(missing.toFile().mkdir()).isTrue();

        assertThat(bytes("disk_total_bytes" + path)).isPositive();
        assertThat(bytes("disk_free_bytes" + path)).isBetween(1.0, bytes("disk_total_bytes" + path));
    }

    private double bytes(String series) {
        return Double.parseDouble(lines().filter(line -> line.startsWith(series))
                .findFirst()
                .orElseThrow()
                .substring(series.length()));
    }

    @Test
    void shouldServeTheDocumentedMetrics() throws Exception {
        newStateMetrics(Path.of(""));
        countEachEvent();
        metrics.refresh();
        new WatchedMeters(registry, () -> List.of(new WatchedValue("pump", 0, 1, 2, 1, 3, 0))).refresh();

        assertThat(MetricNames.served(registry.scrape()))
                .isEqualTo(MetricNames.documented(Files.readString(Path.of("..", "docs", "metrics.md")), "## serve"));
    }

    @Test
    void shouldKeepTheScoresOfChallengersApart() {
        var version = new ModelVersion("pump", 2);
        metrics.challengerChanged("pump", Optional.of(version));
        metrics.scored("pump/7", new ScoreSummary(0, version, ForecastStatus.CHALLENGER, 1, 25, 9, 1, 1, 20, 4, 0));
        metrics.refresh();

        assertThat(lines())
                .contains(
                        "wavecast_challenger_scores_total{horizon=\"1\",model=\"pump\",version=\"2\"} 25.0",
                        "wavecast_challenger_error_squared_total{horizon=\"1\",model=\"pump\",version=\"2\"} 9.0")
                .anyMatch(line -> line.startsWith("wavecast_challenger_info{model=\"pump\",version=\"2\"} 1"))
                .noneMatch(
                        line -> line.startsWith("wavecast_scores_total{") || line.startsWith("wavecast_worst_series"));

        metrics.challengerChanged("pump", Optional.empty());
        metrics.refresh();
        assertThat(lines()).noneMatch(line -> line.startsWith("wavecast_challenger_info{"));
    }

    /** Over all versions of a name, and of names and horizons that are bounded. */
    @Test
    void shouldCountWhatTheIntervalsOfLevelsContain() {
        metrics.levelScored(new ModelVersion("pump", 1), 1, 0.5, 2, 1);
        metrics.levelScored(new ModelVersion("pump", 2), 1, 0.5, 2, 2);
        for (int horizon = 2; horizon < 20; horizon++) {
            metrics.levelScored(new ModelVersion("pump", 2), horizon, 0.99, 1, 1);
        }
        for (int i = 0; i < 102; i++) {
            metrics.levelScored(new ModelVersion("model" + i, 1), 1, 0.5, 1, 0);
        }

        assertThat(lines())
                .contains(
                        "wavecast_level_values_total{horizon=\"1\",level=\"0.5\",model=\"pump\"} 4.0",
                        "wavecast_level_hits_total{horizon=\"1\",level=\"0.5\",model=\"pump\"} 3.0",
                        "wavecast_level_hits_total{horizon=\"16\",level=\"0.99\",model=\"pump\"} 1.0",
                        "wavecast_level_hits_total{horizon=\"(others)\",level=\"0.99\",model=\"pump\"} 3.0",
                        "wavecast_level_values_total{horizon=\"1\",level=\"0.5\",model=\"(others)\"} 3.0");
    }

    @Test
    void shouldCountOneForecastInTenAsIndependentTenStepsAhead() {
        var model = new ModelVersion("default", 1);
        metrics.scored("pump/7", new ScoreSummary(0, model, ForecastStatus.OK, 10, 25, 1, 1, 1, 20, 4, 0));

        assertThat(lines())
                .contains(
                        "wavecast_scores_total{horizon=\"10\",model=\"default\",version=\"1\"} 25.0",
                        "wavecast_scores_independent_total{horizon=\"10\",model=\"default\",version=\"1\"} 2.5");
    }

    @Test
    void shouldKeepThreeVersionsOfAModelAndAHundredNames() {
        for (int version = 1; version <= 5; version++) {
            metrics.scored("a", scores("default", version, ForecastStatus.OK, 1, 1));
        }
        for (int i = 0; i < 150; i++) {
            metrics.scored("a", scores("pump/" + i, 1, ForecastStatus.OK, 1, 1));
        }

        assertThat(lines().filter(line -> line.startsWith("wavecast_scores_total")))
                .hasSize(3 + 99 + 1)
                .contains(
                        "wavecast_scores_total{horizon=\"1\",model=\"default\",version=\"5\"} 10.0",
                        "wavecast_scores_total{horizon=\"1\",model=\"(others)\",version=\"1\"} 510.0")
                .doesNotContain("wavecast_scores_total{horizon=\"1\",model=\"default\",version=\"2\"} 1.0");
    }

    @Test
    void shouldCountTheAnomaliesOfAHundredNames() {
        for (int i = 0; i < 150; i++) {
            metrics.anomalyBegan(new ModelVersion("pump/" + i, 1), AnomalyKind.SHIFT);
        }

        assertThat(lines().filter(line -> line.startsWith("wavecast_anomalies_begun_total{kind=\"shift\"")))
                .hasSize(100 + 1) // of which one is naive
                .contains("wavecast_anomalies_begun_total{kind=\"shift\",model=\"(others)\"} 51.0");
    }

    @Test
    void shouldKeepSixteenHorizonsOfAVersion() {
        for (int round = 0; round < 2; round++) {
            for (int horizon = 1; horizon <= 100; horizon++) {
                metrics.scored(
                        "a",
                        new ScoreSummary(
                                0, new ModelVersion("default", 1), ForecastStatus.OK, horizon, 10, 1, 1, 5, 9, 40, 2));
            }
        }

        assertThat(lines().filter(line -> line.startsWith("wavecast_scores_total")))
                .hasSize(ScoreMeters.HORIZONS + 1)
                .contains(
                        "wavecast_scores_total{horizon=\"16\",model=\"default\",version=\"1\"} 20.0",
                        "wavecast_scores_total{horizon=\"(others)\",model=\"default\",version=\"1\"} 1680.0");
    }

    @Test
    void shouldNotListTheNaiveForecastAsBad() {
        metrics.scored("warming", scores("naive", 0, ForecastStatus.WARMING, 4, 4));
        metrics.scored("constant", scores("default", 1, ForecastStatus.OK, 4, 0));

        assertThat(lines()).noneMatch(line -> line.startsWith("wavecast_worst_series_error_ratio{"));
    }
}
