package io.wavecast.trainer.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.observe.Health;
import io.wavecast.observe.Scrape;
import io.wavecast.observe.WebServer;
import io.wavecast.trainer.request.RequestOutcome;
import io.wavecast.trainer.request.RetrainRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetrainWebhookTest {
    private static final String TOKEN = "a-token-of-24-characters";
    /** As Alertmanager sends it, with the fields that its documentation shows. */
    private static final String MESSAGE = """
        {"receiver":"retrain","status":"firing","alerts":[
          {"status":"firing","labels":{"alertname":"WavecastSkillBelowZero","model":"eeg","severity":"warning","version":"3","horizon":"1"},
           "annotations":{"summary":"eeg@3 forecasts worse than the last value","runbook_url":"https://example.org/r"},
           "startsAt":"2026-11-27T04:00:00.000Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://prometheus/graph","fingerprint":"c4a1"},
          {"status":"firing","labels":{"alertname":"WavecastCoverageOff","model":"eeg"},"annotations":{},
           "startsAt":"2026-11-27T04:00:00.000Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"","fingerprint":"c4a2"},
          {"status":"resolved","labels":{"alertname":"WavecastSkillBelowZero","model":"pump"},"annotations":{},
           "startsAt":"2026-11-27T03:00:00.000Z","endsAt":"2026-11-27T04:00:00Z","generatorURL":"","fingerprint":"c4a3"},
          {"status":"firing","labels":{"alertname":"WavecastSkillBelowZero","model":"(others)"},"annotations":{},
           "startsAt":"2026-11-27T03:00:00.000Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"","fingerprint":"c4a4"},
          {"status":"firing","labels":{"alertname":"WavecastLagGrowing"},"annotations":{},
           "startsAt":"2026-11-27T03:00:00.000Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"","fingerprint":"c4a5"}],
         "groupLabels":{"alertname":"WavecastSkillBelowZero"},"commonLabels":{},"commonAnnotations":{},
         "externalURL":"http://alertmanager:9093","version":"4","groupKey":"{}:{alertname=\\"x\\"}","truncatedAlerts":0}
        """;

    private final List<RetrainRequest> asked = new ArrayList<>();
    private final List<RequestOutcome> counted = new ArrayList<>();
    private boolean broken;
    private final RetrainWebhook webhook = new RetrainWebhook(
            this::ask,
            Duration.ofHours(1),
            name -> true,
            counted::add,
            Clock.fixed(Instant.ofEpochSecond(10_000), ZoneOffset.UTC));
    private final WebServer server = WebServer.start(
            "127.0.0.1",
            0,
            new Scrape(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
            () -> new Health("RUNNING", true, true),
            config -> webhook.route(TOKEN).register(config));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldRequestATrainingOfEachModelThatAFiringAlertNames() throws Exception {
        HttpResponse<String> answer = post(MESSAGE, "Bearer " + TOKEN);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("""
            {"models":[{"model":"eeg","outcome":"requested"},{"model":"pump","outcome":"ignored"},\
            {"model":"(others)","outcome":"ignored"},{"model":"","outcome":"ignored"}]}""");
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).reason())
                .isEqualTo("alert WavecastSkillBelowZero: eeg@3 forecasts worse than the last value");
        assertThat(asked.get(0).sinceMicros()).hasValue(6_400_000_000L);
        assertThat(counted).containsExactly(RequestOutcome.REQUESTED);
    }

    @Test
    void shouldRefuseASenderWithoutTheToken() throws Exception {
        assertThat(post(MESSAGE, "Bearer another-token-of-some-length").statusCode())
                .isEqualTo(401);
        assertThat(post(MESSAGE, "Basic YTpi").statusCode()).isEqualTo(401);
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldSayWhatWasExpected() throws Exception {
        assertThat(post("{\"version\":\"3\",\"alerts\":[]}", "Bearer " + TOKEN).body())
                .contains("\"status\":400")
                .contains("expected version 4, was '3'");
        assertThat(post("[]", "Bearer " + TOKEN).statusCode()).isEqualTo(400);
        assertThat(post("{\"version\":\"4\",\"alerts\":[7]}", "Bearer " + TOKEN).statusCode())
                .isEqualTo(400);
        assertThat(post("x", "Bearer " + TOKEN).statusCode()).isEqualTo(400);
        assertThat(post(" ".repeat(RetrainWebhook.MAX_BYTES + 1), "Bearer " + TOKEN)
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldBoundTheModelsOfAMessageAndTheLengthOfAReason() throws Exception {
        HttpResponse<String> answer = post(message(RetrainWebhook.MAX_MODELS + 1), "Bearer " + TOKEN);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("expected alerts of at most 20 models in one message, was 21");
        assertThat(asked).isEmpty();

        assertThat(post(message(RetrainWebhook.MAX_MODELS), "Bearer " + TOKEN).statusCode())
                .isEqualTo(202);
        assertThat(asked).hasSize(RetrainWebhook.MAX_MODELS);
        assertThat(asked.get(0).reason()).hasSize(500).startsWith("alert Aged: xxx");
    }

    private static String message(int models) {
        return IntStream.range(0, models)
                .mapToObj(i -> "{\"status\":\"firing\",\"labels\":{\"alertname\":\"Aged\",\"model\":\"m" + i
                        + "\"},\"annotations\":{\"summary\":\"" + "x".repeat(1_000) + "\"}}")
                .collect(Collectors.joining(",", "{\"version\":\"4\",\"alerts\":[", "]}"));
    }

    @Test
    void shouldLetAlertmanagerTryAgainIfKafkaFails() throws Exception {
        broken = true;

        HttpResponse<String> answer = post(MESSAGE, "Bearer " + TOKEN);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("could not write a request: no broker");
    }

    private RequestOutcome ask(RetrainRequest request) {
        if (broken) {
            throw new IllegalStateException("no broker");
        }
        asked.add(request);
        return RequestOutcome.REQUESTED;
    }

    private HttpResponse<String> post(String body, String authorization) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + RetrainWebhook.PATH))
                                .header("Authorization", authorization)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }
}
