package io.wavecast.core.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.events.registry.FramedContent;
import io.wavecast.core.events.registry.Schemas;
import io.wavecast.core.events.schema.SchemaText;
import io.wavecast.core.events.schema.SchemaType;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of Avro as senders with other libraries write them: {@code registry/fastavro_records.py} and {@code registry/kafkajs_records.js}. */
class ForeignSerialisersTest {
    private static final long SENT = 1_780_243_717_125_000L;
    private static final long MEASURED = 1_780_243_717_123_456L;

    @ParameterizedTest
    @ValueSource(strings = {"fastavro", "kafkajs"})
    void shouldReadUnionsLogicalTypesEnumsNestedRecordsArraysAndMaps(String writer) throws IOException {
        assertThat(read(writer, "full", """
            {"series": "{/machine/site}/{/machine/kind}", "time": "/measured",
             "values": ["/pressure", "/flow", "/head", "/axes/0/rms", "/axes/0/peak", "/axes/1/rms", "/limits/max"]}\
            """))
                .containsExactly(Map.entry(
                        "north/FAN", new Observation(MEASURED, 101.25, -1234.5678, 12.34, 0.1f, 0.5, 0.2f, 160)));
        assertThat(read(writer, "full", """
            {"series": "{/spare/site}/{/spare/kind}", "time": {"at": "/sent", "unit": "s"}, "values": "/axes/1/rms"}\
            """)).containsExactly(Map.entry("south/PUMP", new Observation(SENT, 0.2f)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fastavro", "kafkajs"})
    void shouldReadEachElementOfAnArrayAsASeries(String writer) throws IOException {
        assertThat(read(writer, "full", """
            {"series": "{$/machine/site}/{/name}", "each": "/axes", "time": "$/sent", "values": ["/rms", "/peak"]}\
            """))
                .containsExactly(
                        Map.entry("north/x", new Observation(SENT, 0.1f, 0.5)),
                        Map.entry("north/y", new Observation(SENT, 0.2f, Double.NaN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fastavro", "kafkajs"})
    void shouldReadOtherBranchesOfUnions(String writer) throws IOException {
        assertThat(read(writer, "few", """
            {"series": "{/machine/kind}", "time": "/sent", "values": ["/pressure", "/limits/max", "/spare/site"]}\
            """))
                .containsExactly(Map.entry("FAN", new Observation(SENT, 7, Double.NaN, Double.NaN)));
        assertThat(catchThrowableOfType(UnreadableException.class, () -> read(writer, "few", """
            {"series": "a", "time": "/measured", "values": "/pressure"}\
            """))
                        .reason())
                .isEqualTo("bad-time");
    }

    private static Map<String, Observation> read(String writer, String record, String mapping) throws IOException {
        JsonNode file;
        try (InputStream in = ForeignSerialisersTest.class.getResourceAsStream("/registry/" + writer + ".json")) {
            file = new ObjectMapper().readTree(in);
        }
        var schema = new SchemaText(SchemaType.AVRO, file.path("schema").asText(), List.of());
        int written = file.path("id").asInt();
        var schemas = new Schemas(
                (id, within) -> id == written ? Optional.of(schema) : Optional.empty(), Schemas.Patience.DEFAULT);
        EventReader reader =
                EventForm.ofMapping(mapping).in(new FramedContent(schemas)).reader(WireFormat.JSON);
        Map<String, Observation> events = new LinkedHashMap<>();
        byte[] value = HexFormat.of().parseHex(file.path("records").path(record).asText());
        reader.read(null, new RecordHeaders(), value, ReadEvents.RECORD_TIME, new EventReader.Sink() {
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
