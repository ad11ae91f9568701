package io.wavecast.core.events.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks what bad answers of a registry do to the records that wait for them. */
@Timeout(60)
class RegistryClientTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String REFERENCE =
            "{\"schema\": \"\\\"string\\\"\", \"references\": [{\"name\": \"a\", \"subject\": \"b c\", \"version\":"
                    + " 1}]}";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>(); // of POST
    private final AtomicInteger questions = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer registry;
    private RegistryClient client;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.setExecutor(threads);
        registry.createContext("/", this::answer);
        registry.start();
        client = new RegistryClient(
                URI.create("http://127.0.0.1:" + registry.getAddress().getPort()), Optional.empty(), Optional.empty());
    }

    @AfterEach
    void stop() {
        end.countDown();
        registry.stop(0);
        threads.shutdownNow();
    }

    @Test
    void shouldGiveUpAnAnswerThatStallsAfterItsHeaders() {
        answers.put("/schemas/ids/1", "stall");
        answers.put("/schemas/ids/2", REFERENCE);
        answers.put("/subjects/b%20c/versions/1", "stall");

        assertThatThrownBy(() -> client.byId(1, SHORT)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.byId(2, SHORT)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldRefuseAnAnswerWithoutEnd() {
        answers.put("/schemas/ids/1", " ".repeat(5 << 20));

        assertThatThrownBy(() -> client.byId(1, LONG))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected at most 4194304 bytes");
    }

    @Test
    void shouldNotTakeAnUnusableSchemaForAnOutage() {
        answers.put("/schemas/ids/1", "{\"schemaType\": \"XML\", \"schema\": \"a\"}");
        answers.put("/schemas/ids/2", "{\"schemaType\": \"AVRO\"}");
        answers.put("/schemas/ids/3", REFERENCE);
        answers.put("/schemas/ids/4", "{\"schema\": \"\\\"string\\\"\"}");
        var schemas = new Schemas(client, new Schemas.Patience(LONG, LONG));

        for (int round = 0; round < 2; round++) {
            assertThat(reason(schemas, 1)).isEqualTo("bad-schema");
            assertThat(reason(schemas, 2)).isEqualTo("bad-schema");
            assertThat(reason(schemas, 3)).isEqualTo("bad-schema");
        }
        assertThat(schemas.reader(4)).isNotNull();
        assertThat(questions).hasValue(5); // one of them for the reference
    }

    @Test
    void shouldRegisterASchemaOnlyIfTheRegistryDoesNotHaveIt() throws IOException {
        answers.put("/subjects/known-value", "{\"subject\": \"known-value\", \"version\": 2, \"id\": 7}");
        answers.put("/subjects/new-value/versions", "{\"id\": 8}");
        answers.put("/subjects/odd-value", "{}");

        assertThat(client.register("known-value", "\"string\"", LONG)).isEqualTo(7);
        assertThat(questions).hasValue(1);
        assertThat(client.register("new-value", "\"string\"", LONG)).isEqualTo(8);
        assertThat(bodies).containsOnly("{\"schema\":\"\\\"string\\\"\"}").hasSize(3);
        assertThatThrownBy(() -> client.register("odd-value", "\"string\"", LONG))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("expected an id in the answer of /subjects/odd-value, was ");
        assertThatThrownBy(() -> client.register("b c", "\"string\"", LONG))
                .isInstanceOf(IOException.class)
                .hasMessage("expected HTTP 200 of /subjects/b%20c/versions, was 404");
    }

    @Test
    void shouldGiveEachAttemptOnlyTheTimeThatIsLeft() {
        List<Duration> asked = new ArrayList<>();
        var schemas = new Schemas(
                (id, within) -> {
                    asked.add(within);
                    throw new IOException("down");
                },
                new Schemas.Patience(Duration.ofSeconds(1), LONG));

        assertThat(reason(schemas, 1)).isEqualTo("schema-unavailable");
        assertThat(asked.get(0)).isLessThanOrEqualTo(Duration.ofSeconds(1));
        for (int i = 1; i < asked.size(); i++) {
            assertThat(asked.get(i)).isLessThan(asked.get(i - 1));
        }
        int attempts = asked.size();
        assertThat(reason(schemas, 2)).isEqualTo("schema-unavailable");
        assertThat(asked).hasSize(attempts);
    }

    private static String reason(Schemas schemas, int id) {
        return catchThrowableOfType(UnreadableException.class, () -> schemas.reader(id))
                .reason();
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        if (exchange.getRequestMethod().equals("POST")) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        String text = answers.getOrDefault(exchange.getRequestURI().getRawPath(), "");
        byte[] body = (text.isEmpty() ? "{\"error_code\": 40402}" : text).getBytes(StandardCharsets.UTF_8);
        boolean stalls = text.equals("stall");
        exchange.sendResponseHeaders(text.isEmpty() ? 404 : 200, stalls ? 1_000 : body.length);
        exchange.getResponseBody().write(body);
        if (stalls) {
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.close();
    }
}
