package io.wavecast.observe.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiServerTest {
    private static final String TOKEN = "a token of some length";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Integer> streams = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final SilentEvents relayed = new SilentEvents();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final ApiServer server = ApiServer.start(
            new ApiSettings("127.0.0.1", 0, Optional.of(TOKEN), Optional.empty(), 1, 1),
            this::answer,
            new ApiListener() {
                @Override
                public void answered(int status) {
                    statuses.add(status);
                }

                @Override
                public void streams(int more) {
                    streams.add(more);
                }
            });

    @AfterEach
    void close() {
        server.close();
    }

    private ApiAnswer answer(ApiRequest request) {
        return switch (request.path().get(0)) {
            case "wait" -> {
                asked.countDown();
                await(go);
                yield json("waited");
            }
            case "events" -> new ApiAnswer.Events(() -> Optional.ofNullable(events.poll()));
            case "relayed" -> new ApiAnswer.Relayed(relayed);
            case "missing" -> throw ApiException.notFound("expected \"this\", was that");
            case "moving" -> throw ApiException.unavailable("expected another moment");
            case "broken" -> throw new IllegalStateException("a secret reason");
            default ->
                json(String.join("|", request.path())
                        + request.parameter("a").map("?"::concat).orElse("")
                        + request.forwarded().orElse(""));
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ApiAnswer json(String text) {
        return ApiAnswer.of(("\"" + text + "\"").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldAnswerInJsonAndLetNoOtherPageRead() throws Exception {
        HttpResponse<String> response = get("/series/x?a=1", "Origin", "http://evil.example");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("\"series|x?1\"");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void shouldKeepEncodedSlashesInTheirSegment() throws Exception {
        assertThat(get("/series/a%2Fb/c+d%20%C3%BC").body()).isEqualTo("\"series|a/b|c+d ü\"");
        assertThat(get("/series/%2E%2E/x").body()).isEqualTo("\"series|..|x\"");
    }

    @Test
    void shouldRefuseAnotherToken() throws Exception {
        for (String header : List.of("", "Bearer", "Bearer another token of it", "Basic " + TOKEN)) {
            HttpResponse<String> response = client.send(
                    request("/series").setHeader("Authorization", header).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(response.body())
                    .contains("\"status\":401", "Authorization: Bearer TOKEN")
                    .doesNotContain(TOKEN);
        }
    }

    @Test
    void shouldExplainErrorsInJson() throws Exception {
        assertThat(get("/missing").body()).isEqualTo("{\"status\":404,\"error\":\"expected \\\"this\\\", was that\"}");
        assertThat(get("/moving").headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/broken").statusCode()).isEqualTo(500);
        assertThat(get("/broken").body()).contains("its log has the reason").doesNotContain("secret");
        assertThat(get("/series?a=1&a=2").body()).contains("at most once");
        assertThat(get("/" + "x".repeat(5_000)).statusCode()).isEqualTo(400);
        assertThat(statuses).contains(404, 503, 500, 400);
    }

    @Test
    void shouldRefuseOtherMethodsThanGetAndHead() throws Exception {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND")) {
            HttpResponse<String> response = send(method, "/series");

            assertThat(response.statusCode()).as(method).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
            assertThat(response.body())
                    .isEqualTo("{\"status\":405,\"error\":\"expected a GET or HEAD request, was " + method + "\"}");
        }
        assertThat(statuses).hasSize(6).containsOnly(405);
    }

    @Test
    void shouldAnswerHeadAsGetWithoutABody() throws Exception {
        for (String path : List.of("/series", "/missing", "/moving", "/")) {
            HttpResponse<String> head = send("HEAD", path);
            HttpResponse<String> get = get(path);

            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.body()).isEmpty();
            for (String header : List.of("Content-Type", "Retry-After", "Cache-Control")) {
                assertThat(head.headers().firstValue(header))
                        .as(header)
                        .isEqualTo(get.headers().firstValue(header));
            }
        }
        for (String path : List.of("/events", "/relayed")) {
            HttpResponse<String> head = send("HEAD", path);

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        }
        await(relayed.closed);
        assertThat(streams).as("no stream was opened").isEmpty();
    }

    @Test
    void shouldRefuseMoreQuestionsThanItsBound() throws Exception {
        var waiting = client.sendAsync(request("/wait").build(), HttpResponse.BodyHandlers.ofString());
        await(asked);

        HttpResponse<String> refused = get("/series");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(get("/series", ApiRequest.FORWARDED, "any").body())
                .as("instances have places of their own")
                .isEqualTo("\"seriesany\"");
        go.countDown();
        assertThat(waiting.get().body()).isEqualTo("\"waited\"");
    }

    @Test
    void shouldSendEventsUntilTheReaderLeaves() throws Exception {
        HttpResponse<java.io.InputStream> response =
                client.send(request("/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(streams.take()).isEqualTo(1);
            events.add("{\"a\":1}");
            assertThat(lines.readLine()).isEqualTo("data: {\"a\":1}");
            assertThat(lines.readLine()).isEmpty();
            assertThat(get("/events").statusCode()).as("a second stream").isEqualTo(503);
        }
        while (streams.isEmpty()) {
            events.add("{}"); // writing to a reader that left ends the stream
            Thread.onSpinWait();
        }
        assertThat(streams.take()).isEqualTo(-1);
    }

    @Test
    void shouldCloseTheEventsOfAnotherInstanceIfThereIsNoPlaceForThem() throws Exception {
        HttpResponse<java.io.InputStream> first =
                client.send(request("/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(streams.take()).isEqualTo(1);
        assertThat(get("/relayed").statusCode()).isEqualTo(503);
        await(relayed.closed);
        first.body().close();
    }

    @Test
    void shouldCloseTheEventsOfAnotherInstanceWhenItStops() throws Exception {
        HttpResponse<java.io.InputStream> response =
                client.send(request("/relayed").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(streams.take()).isEqualTo(1);
        server.close();
        await(relayed.closed);
        response.body().close();
    }

    private HttpResponse<String> get(String path, String... header) throws Exception {
        HttpRequest.Builder request = request(path);
        if (header.length > 0) {
            request.setHeader(header[0], header[1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = request(path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .setHeader("Authorization", "Bearer " + TOKEN);
    }
}
