package io.wavecast.streams.query;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.observe.api.Tls;
import io.wavecast.streams.membership.RebalanceProtocol;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.Membership;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import io.wavecast.streams.testing.TestCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks that every instance answers every question for all series, through rebalances, over TLS. */
@Tag("once")
@ExtendWith(SharedBroker.class)
class QueryIT {
    private static final String TOKEN = "0123456789abcdef";
    private static final int PARTITIONS = 4;
    private static final int SAMPLES = 60;
    private static final List<String> SERIES =
            List.of("hall/a", "hall/b", "hall/c", "hall/forecast", "pump 1", "pumpe ü", "v+w", "x");

    @TempDir
    private static Path directory;

    private static SSLContext tls;
    private static HttpClient client;
    private int asked;

    @BeforeAll
    static void makeCertificate() throws Exception {
        var certificate = TestCertificate.in(Files.createDirectory(directory.resolve("tls")));
        tls = Tls.context(certificate.certificate(), certificate.key(), certificate.certificate());
        client = HttpClient.newBuilder().sslContext(tls).build();
    }

    @Test
    void shouldAnswerEveryQuestionFromEveryInstance(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "queries", PARTITIONS)) {
            lab.publish(aModel().horizons(1, 3).build());
            lab.flush();
            try (var first = serve(lab, "first")) {
                observe(lab, SERIES);
                lab.read(lab.topics().forecasts(), SERIES.size() * SAMPLES);
                awaitAll(first);
                try (var second = serve(lab, "second")) {
                    throughChange(List.of(first, second), () -> awaitBoth(first, second));
                    everyQuestion(first, second);
                    strangelyPlaced(lab, first, second);
                    fromStandbys(first, second);
                    throughChange(List.of(first), second::close);
                }
                for (String series : SERIES) {
                    assertThat(get(first, path(series))
                                    .json()
                                    .get("observations")
                                    .asInt())
                            .isEqualTo(SAMPLES);
                }
                Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(metrics(first))
                        .contains("wavecast_queries_total{outcome=\"answered\"}", "wavecast_query_streams 0.0"));
            }
        }
    }

    private ForecastService serve(ServiceLab lab, String name) throws Exception {
        var membership =
                new Membership(lab.name(), "", true, 1, Optional.of(Duration.ofSeconds(6)), RebalanceProtocol.CLASSIC);
        return lab.serve(lab.config(directory.resolve(name))
                .membership(membership)
                .queries(new QuerySettings("127.0.0.1", 0, "", Optional.of(TOKEN), Optional.of(tls)))
                .build());
    }

    private static void observe(ServiceLab lab, List<String> series) {
        double[] values = Signals.noisySine(SAMPLES, 4);
        series.forEach(one -> lab.observe(one, 0, values));
        lab.flush();
    }

    /** The same question to both instances has the same answer, and the answer is as described. */
    private void everyQuestion(ForecastService first, ForecastService second) throws Exception {
        for (String series : SERIES) {
            same(first, second, "/series/{key}", path(series));
            JsonNode forecast = same(first, second, "/series/{key}/forecast", path(series) + "/forecast?steps=5");
            assertThat(forecast.get("steps").findValuesAsText("from"))
                    .containsExactly("published", "computed", "published", "computed", "computed");
            JsonNode history = same(first, second, "/series/{key}/history", path(series) + "/history");
            assertThat(history.get("samples")).hasSize(SAMPLES);
            assertThat(event(first, series)).isEqualTo(event(second, series));
        }
        JsonNode all = same(first, second, "/series", "/series?limit=5");
        assertThat(all.get("series").findValuesAsText("series")).isEqualTo(SERIES.subList(0, 5));
        assertThat(all.get("scanned").asInt()).isEqualTo(SERIES.size());
        assertThat(same(first, second, "/series", "/series?prefix=hall%2F&sort=worst")
                        .get("series"))
                .hasSize(4);
        assertThat(same(first, second, "/series", "/series?sort=anomaly&limit=1")
                        .get("series")
                        .findValues("anomaly"))
                .hasSize(1);
        same(first, second, "/models", "/models");
        same(first, second, "/series", "/series?sort=newest&prefix=nobody");
        assertThat(get(second, "/openapi.json").body).isEqualTo(get(first, "/openapi.json").body);
        for (ForecastService one : List.of(first, second)) {
            Answer unknown = get(one, "/series/nobody");
            assertThat(unknown.status).isEqualTo(404);
            assertThat(SchemaCheck.problems("/series/{key}", 404, "application/json", unknown.json()))
                    .isEmpty();
        }
    }

    /** A series whose sender does not place keys as Kafka's Java client does. */
    private void strangelyPlaced(ServiceLab lab, ForecastService first, ForecastService second) throws Exception {
        byte[] value = new ObservationCodec().write(new io.wavecast.core.series.Observation(Signals.EPOCH_MICROS, 1.5));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            byte[] key = ("strange" + partition).getBytes(StandardCharsets.UTF_8);
            lab.send(new ProducerRecord<>(lab.topics().sensorEvents(), partition, key, value));
        }
        lab.flush();
        lab.read(lab.topics().forecasts(), SERIES.size() * SAMPLES + PARTITIONS);
        for (ForecastService one : List.of(first, second)) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                assertThat(get(one, "/series/strange" + partition)
                                .json()
                                .get("last")
                                .get("v")
                                .asDouble())
                        .isEqualTo(1.5);
            }
        }
    }

    /** The instance that does not forecast a series answers from its copy, if asked to. */
    private void fromStandbys(ForecastService first, ForecastService second) {
        for (String series : SERIES) {
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                JsonNode one = get(first, path(series) + "?stale=ok").json();
                JsonNode other = get(second, path(series) + "?stale=ok").json();
                assertThat(List.of(
                                one.get("stale").asBoolean(), other.get("stale").asBoolean()))
                        .containsExactlyInAnyOrder(true, false);
                assertThat(one.get("observations").asInt()).isEqualTo(SAMPLES);
                assertThat(other.get("observations").asInt()).isEqualTo(SAMPLES);
            });
        }
    }

    /** While partitions move, an answer is right, or asks for another try; it never says that a series does not exist. */
    private void throughChange(List<ForecastService> asked, Runnable change) throws Exception {
        var changed = CompletableFuture.runAsync(change);
        boolean after = false;
        while (!after) {
            after = changed.isDone();
            for (ForecastService one : asked) {
                for (String series : SERIES) {
                    answerOrLater(get(one, path(series)));
                }
                everyOtherQuestion(one);
            }
        }
        changed.get();
        for (ForecastService one : asked) {
            awaitAll(one);
        }
    }

    private static void answerOrLater(Answer answer) {
        answered("/series/{key}", answer)
                .ifPresent(
                        state -> assertThat(state.get("observations").asInt()).isEqualTo(SAMPLES));
    }

    /** Asks one instance the other questions. Each answer is complete, whichever instance holds the series, or asks for another try. */
    private void everyOtherQuestion(ForecastService one) {
        String series = SERIES.get(asked++ % SERIES.size());
        answered("/series", get(one, "/series"))
                .ifPresent(list -> assertThat(list.get("series").findValuesAsText("series"))
                        .containsAll(SERIES)); // and series whose forecasts went to the wrong partition
        answered("/series/{key}/history", get(one, path(series) + "/history"))
                .ifPresent(history -> assertThat(history.get("samples")).hasSize(SAMPLES));
        answered("/series/{key}/forecast", get(one, path(series) + "/forecast?steps=3"))
                .ifPresent(forecast -> assertThat(forecast.get("steps")).hasSize(3));
        assertThat(get(one, "/models").json().get("models")).hasSize(1);
    }

    /** The answer; empty if it asks for another try, as it should be asked for. */
    private static Optional<JsonNode> answered(String path, Answer answer) {
        if (answer.status == 503) {
            assertThat(answer.retryAfter).isPresent();
        } else {
            assertThat(answer.status).as(answer.body).isEqualTo(200);
        }
        assertThat(SchemaCheck.problems(path, answer.status, "application/json", answer.json()))
                .isEmpty();
        return Optional.of(answer.json()).filter(json -> answer.status == 200);
    }

    private void awaitAll(ForecastService service) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(get(service, "/series").status).isEqualTo(200);
            for (String series : SERIES) {
                assertThat(get(service, path(series)).status).isEqualTo(200);
            }
        });
    }

    private static void awaitBoth(ForecastService first, ForecastService second) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> first.partitions().size() == PARTITIONS / 2
                        && second.partitions().size() == PARTITIONS / 2);
    }

    private JsonNode same(ForecastService first, ForecastService second, String path, String target) {
        Answer one = get(first, target);
        Answer other = get(second, target);
        assertThat(one.status).as(target + ": " + one.body).isEqualTo(200);
        assertThat(SchemaCheck.problems(path, 200, "application/json", one.json()))
                .isEmpty();
        JsonNode expected = one.json();
        assertThat(other.json()).as(target).isEqualTo(expected);
        return expected;
    }

    private JsonNode event(ForecastService service, String series) throws Exception {
        HttpResponse<InputStream> response =
                client.send(request(service, path(series) + "/stream"), HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            assertThat(line).startsWith("data: ");
            JsonNode event = Json.read(line.substring(6).getBytes(StandardCharsets.UTF_8));
            assertThat(SchemaCheck.problems("/series/{key}/stream", 200, "text/event-stream", event))
                    .isEmpty();
            return event;
        }
    }

    private static String path(String series) {
        return "/series/" + URLEncoder.encode(series, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record Answer(int status, String body, Optional<String> retryAfter) {
        JsonNode json() {
            return Json.read(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Answer get(ForecastService service, String target) {
        try {
            var response = client.send(request(service, target), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().firstValue("Retry-After"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String metrics(ForecastService service) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.httpPort() + "/metrics"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static HttpRequest request(ForecastService service, String target) {
        return HttpRequest.newBuilder(
                        URI.create("https://127.0.0.1:" + service.queryPort().orElseThrow() + target))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
    }
}
