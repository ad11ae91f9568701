package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.Expected;
import io.wavecast.streams.anomaly.SeriesDetector;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.metrics.WatchedMeters;
import io.wavecast.streams.registry.ModelReceiver;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.ModelTrials;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.testing.CountingMetrics;
import io.wavecast.streams.testing.Signals;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchedSeriesTest {
    private static final double[] VALUES = Signals.noisySine(60, 5);

    private final Map<String, SeriesState> states = new HashMap<>();
    private final ModelRegistry models = new ModelRegistry();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void shouldShowValueForecastAndIntervalOfTheSeriesThatAreHere() {
        var listener = new CountingMetrics();
        var receiver = new ModelReceiver(models, new ModelTrials(models, listener), listener);
        byte[] model = new ModelCodec().write(aModel().horizons(1, 4).build());
        assertThat(receiver.received("default".getBytes(StandardCharsets.UTF_8), model, 0))
                .isPresent();
        Forecast forecast = observe("pump", 1);
        observe("unwatched", 1);

        List<String> lines = scraped("pump", "elsewhere");

        String labels = "{channel=\"0\",series=\"pump\"} ";
        var step = forecast.steps().get(0);
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "wavecast_watched_actual" + labels + VALUES[59],
                        "wavecast_watched_forecast" + labels + step.mean()[0],
                        "wavecast_watched_forecast_lower" + labels + step.lower()[0],
                        "wavecast_watched_forecast_upper" + labels + step.upper()[0],
                        "wavecast_watched_anomaly_score" + labels + "0.0");
    }

    @Test
    void shouldShowTheFirstSixteenChannels() {
        observe("wide", 20);

        assertThat(scraped("wide")).hasSize(5 * 16).anyMatch(line -> line.contains("channel=\"15\""));
    }

    @Test
    void shouldShowTheScoreOfAnAnomaly() {
        observe("pump", 1);
        SeriesState state = states.get("pump");
        double[] numbers = SeriesDetector.newState(1);
        var detector = new SeriesDetector(AnomalySettings.falseAlarmEvery(1_000_000));
        var nothing = new Expected(Double.NaN, Double.NaN, Double.NaN, ModelVersion.NAIVE);
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            List<Anomaly> none = detector.observe(numbers, 0, i * 1_000_000L, random.nextGaussian(), nothing);
            assertThat(none).isEmpty();
        }
        List<Anomaly> begun = detector.observe(numbers, 0, 2_000_000_000L, 50, nothing);
        state.sections().setAnomalies(numbers);

        assertThat(begun).hasSize(1);
        assertThat(scraped("pump"))
                .contains("wavecast_watched_anomaly_score{channel=\"0\",series=\"pump\"} "
                        + begun.get(0).score());
    }

    @Test
    void shouldShowNothingWhilePartitionsAreAssigned() {
        var watched = new WatchedSeries(
                List.of("pump"),
                series -> {
                    throw new InvalidStateStoreException("rebalancing");
                },
                models);

        assertThat(watched.get()).isEmpty();
    }

    @Test
    void shouldRegisterNothingIfNoSeriesIsWatched() {
        assertThat(WatchedSeries.meters(
                        List.of(),
                        () -> {
                            throw new AssertionError("read");
                        },
                        models,
                        registry))
                .isEmpty();
        assertThat(registry.getMeters()).isEmpty();
    }

    private Forecast observe(String series, int channels) {
        var forecaster = new SeriesForecaster(ForecastSettings.DEFAULTS);
        SeriesState state = forecaster.newState(channels);
        @Nullable Accepted last = null;
        for (int i = 0; i < VALUES.length; i++) {
            double[] values = new double[channels];
            Arrays.fill(values, VALUES[i]);
            long at = Signals.EPOCH_MICROS + i * Signals.PERIOD_MICROS;
            last = (Accepted)
                    forecaster.observe(state, new Observation(at, values), models.modelFor(series, channels), at, at);
        }
        states.put(series, state);
        return Objects.requireNonNull(last).forecast();
    }

    private List<String> scraped(String... series) {
        new WatchedMeters(
                        registry,
                        new WatchedSeries(List.of(series), one -> Optional.ofNullable(states.get(one)), models))
                .refresh();
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith("wavecast_watched_"))
                .toList();
    }
}
