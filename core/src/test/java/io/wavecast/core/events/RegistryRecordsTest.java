package io.wavecast.core.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private static final Schemas.Patience PATIENCE =
            new Schemas.Patience(Duration.ofMillis(300), Duration.ofMinutes(1));

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
                {"series": "{key:/x}/{/device}", "time": {"at": "/at", "unit": "s"}, "values": ["/temperature", "/level", "/price", "/spectrum/1"]}""");
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
                 "values": ["/temperature", "/level", "/counters/starts", "/total", "/wrapped", "/inner/delta", "/either"]}""");
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
    void shouldRefuseUnknownIdsAtOnceAndWaitForARegistryThatIsDown() {
        EventReader reader = reader("{\"series\": \"a\", \"values\": \"/temperature\"}");
        byte[] unknown = {0, 0, 0, 9, 9, 1};
        assertThat(reason(reader, unknown)).isEqualTo("unknown-schema");
        assertThat(reason(reader, unknown)).isEqualTo("unknown-schema");
        assertThat(questions).isEqualTo(1);

        read(reader, null, record("json"));
        registry.stop(0);
        assertThat(reason(reader, new byte[] {0, 0, 0, 8, 8, 1})).isEqualTo("schema-unavailable");
        assertThat(read(reader, null, record("json"))).hasSize(1);
    }

    private EventReader reader(String mapping) {
        var client = new RegistryClient(
                URI.create("http://127.0.0.1:" + registry.getAddress().getPort()), Optional.empty(), Optional.empty());
        return EventForm.ofMapping(mapping)
                .in(new FramedContent(new Schemas(client, PATIENCE)))
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
