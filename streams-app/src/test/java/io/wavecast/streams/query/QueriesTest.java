package io.wavecast.streams.query;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.observe.api.ApiAnswer;
import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.ApiRequest;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.SeriesDetector;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult.Accepted;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.metrics.MicrometerForecastMetrics;
import io.wavecast.streams.metrics.RecentScores;
import io.wavecast.streams.registry.ModelReceiver;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.ModelTrials;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.CountingMetrics;
import io.wavecast.streams.testing.LabelModel;
import io.wavecast.streams.testing.Signals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks the answers of one instance, and compares each with the OpenAPI document. */
class QueriesTest {
    private static final double[] VALUES = Signals.noisySine(60, 5);

    private final Map<String, SeriesState> states = new TreeMap<>();
    private final ModelRegistry models = new ModelRegistry();
    private final RecentScores scores = new RecentScores(10);
    private final Queries queries =
            new Queries(new OneInstance(), new Neighbours(Optional.empty(), Optional.empty()), models, scores);

    @BeforeEach
    void observe() {
        install(aModel().horizons(1, 4).build());
        observe("eeg/1", 60, 1);
        observe("eeg/2", 50, 1);
        observe("pump", 40, 1);
        observe("wide", 3, 2);
    }

    private void install(Model model) {
        var listener = new CountingMetrics();
        var receiver = new ModelReceiver(models, new ModelTrials(models, listener), listener);
        byte[] key = model.version().name().getBytes(StandardCharsets.UTF_8);
        assertThat(receiver.received(key, new ModelCodec().write(model), 0)).isPresent();
    }

    private void observe(String series, int count, int channels) {
        var forecaster = new SeriesForecaster(ForecastSettings.DEFAULTS);
        SeriesState state = forecaster.newState(channels);
        var meters = new io.micrometer.prometheusmetrics.PrometheusMeterRegistry(
                io.micrometer.prometheusmetrics.PrometheusConfig.DEFAULT);
        var metrics = new MicrometerForecastMetrics(meters, io.wavecast.streams.delivery.Delivery.untracked(), scores);
        for (int i = 0; i < count; i++) {
            double[] values = new double[channels];
            Arrays.fill(values, VALUES[i]);
            long at = Signals.EPOCH_MICROS + i * Signals.PERIOD_MICROS;
            var accepted = (Accepted)
                    forecaster.observe(state, new Observation(at, values), models.modelFor(series, channels), at, at);
            for (ScoreSummary summary : accepted.summaries()) {
                metrics.scored(series, summary);
            }
        }
        for (ScoreSummary summary : state.scores()) {
            metrics.scored(series, summary);
        }
        states.put(series, state);
    }

    @Test
    void shouldListSeriesInOrders() {
        JsonNode byName = answer("/series", "/series");
        assertThat(names(byName)).containsExactly("eeg/1", "eeg/2", "pump", "wide");
        assertThat(byName.get("scanned").asInt()).isEqualTo(4);
        assertThat(byName.get("complete").asBoolean()).isTrue();
        assertThat(names(answer("/series", "/series?prefix=eeg/"))).containsExactly("eeg/1", "eeg/2");
        assertThat(names(answer("/series", "/series?limit=2&after=eeg/1"))).containsExactly("eeg/2", "pump");
        assertThat(names(answer("/series", "/series?sort=newest&limit=1"))).containsExactly("eeg/1");
        assertThat(names(answer("/series", "/series?sort=oldest&limit=1"))).containsExactly("wide");
        JsonNode worst = answer("/series", "/series?sort=worst").get("series");
        double before = Double.NEGATIVE_INFINITY;
        for (JsonNode row : worst) {
            double skill = row.get("skill").asDouble(Double.POSITIVE_INFINITY);
            assertThat(skill).isGreaterThanOrEqualTo(before);
            before = skill;
        }
    }

    @Test
    void shouldTellTheAnomalyThatBeganLast() {
        assertThat(answer("/series", "/series").get("series").findValues("anomaly"))
                .hasSize(4)
                .allMatch(JsonNode::isNull);
        silence("eeg/2", 10);
        silence("wide", 20);

        JsonNode rows = answer("/series", "/series?sort=anomaly");

        assertThat(names(rows)).containsExactly("wide", "eeg/2", "eeg/1", "pump");
        assertThat(rows.get("series").get(0).get("anomaly").get("kind").asText())
                .isEqualTo("silence");
        JsonNode details = answer("/series/{key}", "/series/eeg/2");
        assertThat(details.get("anomalies")).hasSize(1).first().isEqualTo(details.get("anomaly"));
    }

    /** Begins a silence of a series after so many seconds. */
    private void silence(String series, int seconds) {
        SeriesState state = states.get(series);
        double[] numbers = SeriesDetector.newState(state.channels());
        state.sections().setAnomalies(numbers);
        long last = Signals.EPOCH_MICROS + 1_000_000L * seconds;
        var detector = new SeriesDetector(AnomalySettings.falseAlarmEvery(1_000));
        assertThat(detector.silent(numbers, last, 1, last + 1_000, ModelVersion.NAIVE))
                .hasSize(1);
    }

    @Test
    void shouldTellTheStateInWords() {
        JsonNode eeg = answer("/series/{key}", "/series/eeg/1");
        assertThat(eeg.get("series").asText()).isEqualTo("eeg/1");
        assertThat(eeg.get("model").asText()).isEqualTo("default@1");
        assertThat(eeg.get("status").asText()).isEqualTo("ok");
        assertThat(eeg.get("observations").asInt()).isEqualTo(60);
        assertThat(eeg.get("last").get("v").asDouble()).isEqualTo(VALUES[59]);
        assertThat(eeg.get("intervals")).hasSize(2);
        assertThat(eeg.get("recent").get("scores").asInt()).isPositive();
        assertThat(eeg.get("summary").asText())
                .startsWith("default@1 forecasts the series. Its error at horizon 1 is ");
        assertThat(answer("/series/{key}", "/series/wide").get("summary").asText())
                .isEqualTo("The last value is the forecast, since no model serves the series.");
        assertThat(answer("/series/{key}", "/series/eeg%2F1")).isEqualTo(eeg);
    }

    @Test
    void shouldForecastAnyHorizon() {
        JsonNode steps = answer("/series/{key}/forecast", "/series/eeg/1/forecast?steps=6")
                .get("steps");

        assertThat(steps).hasSize(6);
        assertThat(steps.findValuesAsText("from"))
                .containsExactly("published", "computed", "computed", "published", "computed", "computed");
        assertThat(steps.findValuesAsText("interval"))
                .containsExactly("learned", "estimated", "estimated", "learned", "estimated", "estimated");
        assertThat(answer("/series/{key}/forecast", "/series/wide/forecast").get("steps"))
                .hasSize(64);
    }

    @Test
    void shouldTellTheHistory() {
        JsonNode samples =
                answer("/series/{key}/history", "/series/pump/history?limit=3").get("samples");

        assertThat(samples).hasSize(3);
        assertThat(samples.get(2).get("v").asDouble()).isEqualTo(VALUES[39]);
        assertThat(samples.get(0).get("v").asDouble()).isEqualTo(VALUES[37]);
        assertThat(samples.get(1)
                        .get("t")
                        .decimalValue()
                        .subtract(samples.get(0).get("t").decimalValue())
                        .doubleValue())
                .isEqualTo(Signals.PERIOD_MICROS / 1e6);
    }

    @Test
    void shouldGiveNumbersOfOneChannelAtTimesInMilliseconds() {
        JsonNode samples = answer("/series/{key}/history", "/series/wide/history?channel=1&time=ms")
                .get("samples");
        JsonNode step = answer("/series/{key}/forecast", "/series/wide/forecast?channel=1&time=ms&steps=1")
                .get("steps")
                .get(0);
        JsonNode details = answer("/series/{key}", "/series/wide?channel=1&time=ms");

        double newest = (Signals.EPOCH_MICROS + 2 * Signals.PERIOD_MICROS) / 1e3;
        assertThat(samples.get(2).get("t").asDouble()).isEqualTo(newest);
        assertThat(samples.get(2).get("v").isNumber()).isTrue();
        assertThat(samples.get(2).get("v").asDouble()).isEqualTo(VALUES[2]);
        assertThat(step.get("at").asDouble()).isEqualTo(newest + Signals.PERIOD_MICROS / 1e3);
        assertThat(step.get("mean").isNumber()).isTrue();
        assertThat(details.at("/last/t").asDouble()).isEqualTo(newest);
        assertThat(details.at("/last/v").isNumber()).isTrue();
        assertError(400, "/series/wide/history?channel=2", "expected channel to be 0..1, was '2'");
        assertError(400, "/series/wide?time=us", "expected time to be s or ms, was 'us'");
    }

    @Test
    void shouldTellWhatIsNew() {
        var events = (ApiAnswer.Events) queries.apply(request("/series/eeg/1/stream"));
        JsonNode first = Json.read(events.source().next().orElseThrow().getBytes(StandardCharsets.UTF_8));

        assertThat(SchemaCheck.problems("/series/{key}/stream", 200, "text/event-stream", first))
                .isEmpty();
        assertThat(first.get("v").asDouble()).isEqualTo(VALUES[59]);
        assertThat(first.get("steps").findValuesAsText("h")).containsExactly("1", "4");
        assertThat(events.source().next()).isEmpty();
        observe("eeg/1", 59, 1);
        assertThat(events.source().next()).isPresent();
        states.clear();
        assertError(404, () -> events.source().next(), "removed");
    }

    @Test
    void shouldListModels() {
        JsonNode list = answer("/models", "/models").get("models");

        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("name").asText()).isEqualTo("default");
        assertThat(list.get(0).get("horizons").toString()).isEqualTo("[1,4]");
        assertThat(list.get(0).get("targets").toString()).isEqualTo("[0]");
    }

    @Test
    void shouldListTheChannelsThatAModelForecasts() {
        install(aModel().named("power").channels(4).targets(0, 2).build());

        JsonNode power = answer("/models", "/models").get("models").get(1);
        assertThat(power.get("name").asText()).isEqualTo("power");
        assertThat(power.get("targets").toString()).isEqualTo("[0,2]");
    }

    @Test
    void shouldServeTheDocumentThatIsInDocs() throws Exception {
        byte[] served = ((ApiAnswer.Json) queries.apply(request("/openapi.json"))).body();

        assertThat(new String(served, StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(Path.of("..", "docs", "openapi.json")));
    }

    @Test
    void shouldRefuseWrongQuestions() {
        assertError(400, "/series?sort=best", "expected sort to be name, worst, anomaly, newest or oldest, was 'best'");
        assertError(400, "/series?limit=1001", "expected limit to be 1..1000, was '1001'");
        assertError(400, "/series?limit=many", "was 'many'");
        assertError(400, "/series?sort=worst&after=a", "expected after with sort=name only");
        assertError(
                400,
                "/series?prefx=a",
                "expected only the parameters [after, limit, prefix, sort, stale], was [prefx]");
        assertError(400, "/series?stale=yes", "expected stale to be ok");
        assertError(400, "/series?prefix=" + "x".repeat(1_025), "at most 1024 characters");
        assertError(400, "/series/pump/forecast?steps=0", "expected steps to be 1..1000, was '0'");
        assertError(400, "/series/" + "x".repeat(1_025), "1..1024 bytes");
        assertError(400, "/series/", "was 0 bytes");
        assertError(404, "/series/nobody", "no series has the name 'nobody'");
        assertError(404, "/elsewhere", "expected /series, /models or /openapi.json");
    }

    @Test
    void shouldForecastNoLabels() {
        install(LabelModel.of(LabelModel.WORDS, 1));
        observe("review/1", 5, 1);

        assertError(422, "/series/review/1/forecast", "which gives labels");
        assertThat(answer("/series/{key}", "/series/review/1").get("intervals")).hasSize(1);
    }

    private void assertError(int status, String target, String words) {
        assertError(status, () -> queries.apply(request(target)), words);
    }

    private static void assertError(int status, Runnable question, String words) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(status))
                .hasMessageContaining(words);
    }

    private JsonNode answer(String path, String target) {
        var json = (ApiAnswer.Json) queries.apply(request(target));
        JsonNode answer = Json.read(json.body());
        assertThat(json.status()).isEqualTo(200);
        assertThat(SchemaCheck.problems(path, 200, "application/json", answer)).isEmpty();
        return answer;
    }

    private static List<String> names(JsonNode page) {
        return page.get("series").findValuesAsText("series");
    }

    private static ApiRequest request(String target) {
        String[] parts = target.split("\\?", 2);
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (parts.length > 1) {
            for (String one : parts[1].split("&", -1)) {
                String[] pair = one.split("=", 2);
                parameters.computeIfAbsent(pair[0], name -> new ArrayList<>()).add(pair[1]);
            }
        }
        List<String> path = Arrays.stream(parts[0].substring(1).split("/", -1))
                .map(segment -> segment.replace("%2F", "/"))
                .toList();
        return new ApiRequest(path, parameters, Optional.empty());
    }

    private final class OneInstance implements SeriesPlaces {
        private final SeriesStateCodec codec = new SeriesStateCodec();

        @Override
        public String self() {
            return "a:1";
        }

        @Override
        public List<String> others() {
            return List.of();
        }

        @Override
        public Place placeOf(String series) {
            return new Place(0, self(), java.util.Set.of());
        }

        @Override
        public Optional<SeriesState> state(String series, int partition, boolean stale) {
            return state(series);
        }

        @Override
        public Optional<SeriesState> state(String series) {
            return Optional.ofNullable(states.get(series)).map(this::copy);
        }

        @Override
        public void forEach(String prefix, BiConsumer<String, SeriesState> visitor) {
            states.forEach((series, state) -> {
                if (series.startsWith(prefix)) {
                    visitor.accept(series, copy(state));
                }
            });
        }

        private SeriesState copy(SeriesState state) {
            return codec.read(codec.write(state));
        }
    }
}
