package io.wavecast.trainer.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.observe.MetricNames;
import io.wavecast.trainer.judge.SeriesErrors;
import io.wavecast.trainer.judge.Verdict;
import io.wavecast.trainer.live.OpenTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainerMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final TrainerMetrics metrics =
            new TrainerMetrics(registry, Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC), 32, 50);
    private final WatchMetrics watch = new WatchMetrics(registry);

    private final DeciderMetrics decider = new DeciderMetrics(registry);

    @Test
    void shouldReportProgressAndOutcomeOfATraining() {
        metrics.trainingStarted();
        metrics.listener().historyComplete(2, 5_000, 1_000);
        metrics.listener().updatesDone(30, 600, 0.9, 0.95, Duration.ZERO);
        metrics.listener().updatesDone(60, 600, 0.8, 0.91, Duration.ZERO);
        assertThat(registry.scrape().lines())
                .contains(
                        "wavecast_trainer_running 1.0",
                        "wavecast_trainer_progress_ratio 0.1",
                        "wavecast_trainer_updates_total 60.0",
                        "wavecast_trainer_windows_total 1920.0",
                        "wavecast_trainer_epochs 27.428571428571427", // 60 · 32 · 50 of 3,500 samples
                        "wavecast_trainer_loss 0.8",
                        "wavecast_trainer_validation_loss 0.91",
                        "wavecast_trainer_history_samples 5000.0",
                        "wavecast_trainer_history_series 2.0");

        metrics.modelFailed();
        metrics.trainingEnded(Duration.ofSeconds(20));
        metrics.refresh();
        assertThat(registry.scrape().lines())
                .contains(
                        "wavecast_trainer_running 0.0",
                        "wavecast_trainer_trainings_total{outcome=\"failed\"} 1.0",
                        "wavecast_trainer_last_end_timestamp_seconds{outcome=\"failed\"} 1.7E9",
                        "wavecast_trainer_training_seconds_bucket{le=\"15.0\"} 0",
                        "wavecast_trainer_training_seconds_bucket{le=\"60.0\"} 1");
    }

    @Test
    void shouldCountTheForecastersThatAreBetter() {
        var champion = new Verdict.Champion(new ModelVersion("eeg", 1), List.of(0.4), List.of(0.0));
        metrics.add("eeg", verdict(0.5, Optional.of(champion)));
        metrics.add("eeg", verdict(0.4, Optional.of(champion)));
        metrics.add("pump", verdict(2, Optional.empty()));

        assertThat(registry.scrape().lines())
                .contains(
                        "wavecast_trainer_lost_total{forecaster=\"naive\"} 1.0",
                        "wavecast_trainer_lost_total{forecaster=\"ar\"} 1.0",
                        "wavecast_trainer_lost_total{forecaster=\"champion\"} 1.0",
                        "wavecast_trainer_challengers_total{outcome=\"won\"} 1.0",
                        "wavecast_trainer_challengers_total{outcome=\"lost\"} 1.0");
    }

    /** The last value's error is 1, AR's 0.6. */
    private static Verdict verdict(double error, Optional<Verdict.Champion> champion) {
        var series = new SeriesErrors(
                "eeg",
                List.of(error),
                List.of(1.0),
                List.of(0.6),
                champion.map(Verdict.Champion::errors).orElse(List.of(Double.NaN)),
                List.of(error),
                List.of(error > 1));
        return new Verdict(
                List.of(1),
                series.errors(),
                series.naiveErrors(),
                series.arErrors(),
                32,
                1_000,
                0.01,
                0.1,
                Double.NaN,
                champion,
                "",
                List.of(series));
    }

    /** A counter that appears with its first event has no increase, so no alert sees that event. */
    @Test
    void shouldServeEveryCounterAtZeroFromTheStart() throws Exception {
        assertThat(registry.scrape()
                        .lines()
                        .filter(line -> line.endsWith(" 0.0"))
                        .map(line -> line.replaceFirst("[{ ].*", "")))
                .containsAll(MetricNames.countersWithoutModel(
                        Files.readString(Path.of("..", "docs", "metrics.md")), "## train"));
        assertThat(registry.scrape().lines()).contains("wavecast_trainer_trainings_total{outcome=\"failed\"} 0.0");
    }

    @Test
    void shouldServeExactlyTheDocumentedMetrics() throws Exception {
        metrics.modelFailed();
        metrics.refresh();
        watch.open(1);
        decider.at(true, List.of(new OpenTest(new ModelVersion("eeg", 2), 0.25, 100)));
        decider.refresh();
        assertThat(registry.scrape().lines())
                .contains(
                        "wavecast_trainer_decider_active 1.0",
                        "wavecast_trainer_challenge_progress{model=\"eeg\",version=\"2\"} 0.25");
        var documented = MetricNames.documented(Files.readString(Path.of("..", "docs", "metrics.md")), "## train");

        var served = MetricNames.served(registry.scrape());
        served.put("wavecast_trainer_judged_error", "gauge"); // appears once a model was judged
        served.put("wavecast_trainer_drift_ratio", "gauge"); // appears once a model is watched

        assertThat(served).isEqualTo(documented);
    }
}
