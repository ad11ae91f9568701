package io.wavecast.core.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.wavecast.core.events.registry.FramedContent;
import io.wavecast.core.events.registry.RegistryClient;
import io.wavecast.core.events.registry.Schemas;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of foreign serialisers, written by {@code registry/generate.py}, and a stub with the answers that a registry documents. */
class RegistryRecordsTest {
    private static final double DECIMAL = Double.parseDouble("12345678901234.567"); // the nearest double
    private static final long AT = 1_780_243_717_123_456L;
    private static final Schemas.Patience PATIENCE = new Schemas.Patience(Duration.ofMinutes(1), Duration.ofMinutes(1));

    private JsonNode fixtures;
    private HttpServer registry;
    private int questions;

    @BeforeEach
    void start() throws IOException {
        var json = new ObjectMapper();
        try (InputStream in = RegistryRecordsTest.class.getResourceAsStream("/registry/fixtures.json")) {
            fixtures = json.readTree(in);
        }
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/schemas/ids/", exchange -> {
            questions++;
            String path = exchange.getRequestURI().getPath();
            JsonNode schema = fixtures.path("schemas").path(path.substring(path.lastIndexOf('/') + 1));
            byte[] body = (schema.isMissingNode()
                            ? "{\"error_code\":40403,\"message\":\"Schema not found\"}"
                            : schema.toString())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(schema.isMissingNode() ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void shouldReadAvro() {
        EventReader reader = reader("""
            {"series": "{key:/x}/{/device}", "time": {"at": "/at", "unit": "s"}, "values": ["/temperature", "/level", "/price", "/spectrum/1"]}\
            """);
        assertThat(read(reader, record("avroKey"), record("avro")))
                .containsExactly(Map.entry("pump-7/pump", new Observation(AT, 21.3, 0.1f, DECIMAL, -0.0)));
        assertThat(read(reader, record("avroKey"), record("avroNull")))
                .containsExactly(Map.entry("pump-7/pump", new Observation(AT, Double.NaN, 0.1f, DECIMAL, -0.0)));
        assertThat(questions).isEqualTo(2);
    }

    @Test
    void shouldReadProtobufWithItsDefaults() {
        EventReader reader = reader("""
            {"series": "{/device}", "time": "/at",
             "values": ["/temperature", "/level", "/counters/starts", "/total", "/wrapped", "/inner/delta", "/either"]}\
            """);
        assertThat(read(reader, null, record("protobuf")))
                .containsExactly(Map.entry("PUMP", new Observation(AT, 0, 0.5, 7, 0x1p63, 4.5, -3, 2.5)));
        assertThat(read(reader("{\"series\": \"inner\", \"values\": \"/delta\"}"), null, record("protobufNested")))
                .containsValue(new Observation(ReadEvents.RECORD_TIME, 5));
    }

    @Test
    void shouldReadJsonSchemaAndPlainJson() {
        EventReader reader = reader("{\"series\": \"{/device}\", \"time\": \"/at\", \"values\": \"/temperature\"}");
        assertThat(read(reader, null, record("json")))
                .containsExactly(Map.entry("pump", new Observation(1_780_243_717_250_000L, 21.3)));
        assertThat(read(reader, null, "{\"device\":\"a\",\"at\":1,\"temperature\":2}".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(Map.entry("a", new Observation(1_000_000, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"avro", "protobuf", "json"})
    void shouldRefuseTruncatedRecords(String name) {
        EventReader reader = reader("{\"series\": \"a\", \"values\": \"/temperature\"}");
        byte[] whole = record(name);
        for (int length = 6; length < whole.length - 1; length++) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            try {
                read(reader, null, part);
            } catch (UnreadableException e) {
                assertThat(e.reason()).isIn("not-avro", "not-protobuf", "not-json", "empty", "all-missing", "no-value");
            }
        }
    }

    @Test
    void shouldRefuseTheRecordsOfASchemaThatIsTooLargeAndGoOnWithOthers() {
        EventReader reader = reader("{\"series\": \"a\", \"values\": \"/temperature\"}");
        ((ObjectNode) fixtures.path("schemas"))
                .putObject("40")
                .put("schema", "{\"type\":\"array\",\"items\":".repeat(201) + "\"int\"" + "}".repeat(201));
        byte[] large = {0, 0, 0, 0, 40, 0};
        for (int round = 0; round < 2; round++) {
            UnreadableException refused =
                    catchThrowableOfType(UnreadableException.class, () -> read(reader, null, large));
            assertThat(refused.reason()).isEqualTo("bad-schema");
            assertThat(refused).hasMessage("expected at most 200 types in each other, was 201");
            assertThat(read(reader, null, record("json"))).hasSize(1);
        }
        assertThat(questions).isEqualTo(2);
    }

    @Test
    void shouldRefuseUnknownIdsAtOnceAndWaitForARegistryThatIsDown() {
        var patience = new Schemas.Patience(Duration.ofSeconds(2), Duration.ofMinutes(1));
        EventReader reader = reader("{\"series\": \"a\", \"values\": \"/temperature\"}", patience);
        byte[] unknown = {0, 0, 0, 9, 9, 1};
        assertThat(reason(reader, unknown)).isEqualTo("unknown-schema");
        assertThat(reason(reader, unknown)).isEqualTo("unknown-schema");
        assertThat(questions).isEqualTo(1);

        read(reader, null, record("json"));
        registry.stop(0);
        byte[] other = {0, 0, 0, 8, 8, 1};
        UnreadableException waited = catchThrowableOfType(UnreadableException.class, () -> read(reader, null, other));
        assertThat(waited.reason()).isEqualTo("schema-unavailable");
        assertThat(waited)
                .hasMessageStartingWith("expected the schema with id 2056 from the registry within 2000 ms, was ");
        assertThat(read(reader, null, record("json"))).hasSize(1);
    }

    private EventReader reader(String mapping) {
        return reader(mapping, PATIENCE);
    }

    private EventReader reader(String mapping, Schemas.Patience patience) {
        var client = new RegistryClient(
                URI.create("http://127.0.0.1:" + registry.getAddress().getPort()), Optional.empty(), Optional.empty());
        return EventForm.ofMapping(mapping)
                .in(new FramedContent(new Schemas(client, patience)))
                .reader(WireFormat.JSON);
    }

    private byte[] record(String name) {
        return HexFormat.of().parseHex(fixtures.path("records").path(name).asText());
    }

    private static String reason(EventReader reader, byte[] value) {
        UnreadableException refused = catchThrowableOfType(UnreadableException.class, () -> read(reader, null, value));
        return refused.reason();
    }

    private static Map<String, Observation> read(EventReader reader, byte[] key, byte[] value) {
        Map<String, Observation> events = new LinkedHashMap<>();
        reader.read(key, new RecordHeaders(), value, ReadEvents.RECORD_TIME, new EventReader.Sink() {
            @Override
            public void event(String series, Observation observation) {
                events.put(series, observation);
            }

            @Override
            public void refused(UnreadableException problem) {
                throw problem;
            }
        });
        return events;
    }
}
