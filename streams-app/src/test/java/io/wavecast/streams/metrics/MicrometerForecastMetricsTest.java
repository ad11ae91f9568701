package io.wavecast.streams.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Score;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MicrometerForecastMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ForecastMetrics metrics = new MicrometerForecastMetrics(registry);

    @Test
    void shouldCountEveryEventUnderItsName() {
        metrics.forecastMade(ForecastStatus.OK);
        metrics.stepTimed(30_000);
        metrics.observationRejected("not-json");
        metrics.scored(new Score(new ModelVersion("default", 1), ForecastStatus.OK, 1, 0, 1, 2, 0.5, true));
        metrics.scored(new Score(new ModelVersion("default", 1), ForecastStatus.OK, 1, 0, 2, 1, 1, false));
        metrics.unscored(3);
        metrics.hiddenStateRebuilt();
        metrics.modelFailed();
        metrics.stateUnreadable();
        metrics.modelSwapped(2);
        metrics.modelSwapped(3);
        metrics.modelRetired(2);
        metrics.modelRejected("not-newer");

        assertThat(registry.scrape().lines())
                .contains(
                        "wavecast_forecasts_total{status=\"ok\"} 1.0",
                        "wavecast_forecasts_total{status=\"filled\"} 0.0",
                        "wavecast_step_seconds_bucket{le=\"2.0E-5\"} 0",
                        "wavecast_step_seconds_bucket{le=\"5.0E-5\"} 1",
                        "wavecast_observations_rejected_total{reason=\"not-json\"} 1.0",
                        "wavecast_scores_total{status=\"ok\"} 2.0",
                        "wavecast_scores_late_total 1.0",
                        "wavecast_interval_hits_total 1.5",
                        "wavecast_error_below_naive_total 1.0",
                        "wavecast_forecasts_unscored_total 3.0",
                        "wavecast_hidden_states_rebuilt_total 1.0",
                        "wavecast_models_failed_total 1.0",
                        "wavecast_states_unreadable_total 1.0",
                        "wavecast_model_swaps_total 2.0",
                        "wavecast_models_in_force 2.0",
                        "wavecast_models_rejected_total{reason=\"not-newer\"} 1.0");
    }

    @Test
    void shouldSpeakOpenMetricsToWhoeverAsksForIt() {
        var scrape = new Scrape(registry);

        assertThat(scrape.contentType("application/openmetrics-text;version=1.0.0,text/plain;q=0.5"))
                .startsWith("application/openmetrics-text");
        assertThat(new String(scrape.body("application/openmetrics-text;version=1.0.0"), StandardCharsets.UTF_8))
                .endsWith("# EOF\n");
        assertThat(new String(scrape.body(""), StandardCharsets.UTF_8)).doesNotContain("# EOF");
    }
}
