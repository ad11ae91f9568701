package io.wavecast.core.events.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that fit no schema must neither end a thread nor exhaust the memory. */
class HostileRecordsTest {
    private static final long ALLOCATION_LIMIT = 128L << 20;
    private static final String PROTO = """
            syntax = "proto3";
            message Sample { Inner inner = 1; map<string, int64> counters = 2; bytes raw = 3; repeated double v = 4; }
            message Inner { int32 a = 1; int32 b = 2; repeated int32 c = 3; }
            """;

    @Test
    void shouldRefuseADecimalWithoutBytes() {
        assertThat(avro("{'type': 'bytes', 'logicalType': 'decimal', 'precision': 9, 'scale': 2}", "00"))
                .isEqualTo("not-avro");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8080808008", // 2^30
                "eeffffff0f", // 2^31 - 9, more than a Java array
                "feffffffffffffffff01", // 2^63 - 1
                "01", // -1
                "ffffffff0780", // -2^30 and a cut size of a block
                "ffffffffffffffffff01" // -2^63
            })
    void shouldAllocateNoMoreThanARecordMayHold(String length) {
        for (String type : List.of(
                "'bytes'",
                "'string'",
                "{'type': 'array', 'items': 'double'}",
                "{'type': 'array', 'items': 'null'}",
                "{'type': 'array', 'items': {'type': 'fixed', 'name': 'F', 'size': 0}}",
                "{'type': 'map', 'values': 'null'}")) {
            long before = allocated();

            assertThat(avro(type, length + "00")).as(type).isEqualTo("not-avro");
            assertThat(allocated() - before).as(type).isLessThan(ALLOCATION_LIMIT);
        }
    }

    @Test
    void shouldNotAllocateAGiantFixedBeforeItIsRead() {
        long before = allocated();

        assertThat(avro("{'type': 'fixed', 'name': 'F', 'size': 1073741824}", "00"))
                .isEqualTo("not-avro");
        assertThat(allocated() - before).isLessThan(ALLOCATION_LIMIT);
    }

    @ParameterizedTest
    @CsvSource({"0a02, truncated", "0affffffff07, giant", "1affffffff07, bytes", "22ffffffff0f, negative"})
    void shouldRefuseProtobufWithBadLengths(String bytes, String name) {
        long before = allocated();

        assertThat(reason(SchemaType.PROTOBUF, PROTO, bytes)).as(name).isEqualTo("not-protobuf");
        assertThat(allocated() - before).isLessThan(ALLOCATION_LIMIT);
    }

    @Test
    void shouldMergeAMessageThatOccursTwice() {
        assertThat(read(SchemaType.PROTOBUF, PROTO, "0a0408011803" + "0a0410021804"))
                .contains("\"inner\":{\"a\":1,", "\"c\":[3,4]", "\"b\":2");
    }

    @Test
    void shouldSkipTheKeyOfAMapInAnotherType() {
        assertThat(read(SchemaType.PROTOBUF, PROTO, "120408051007")).contains("\"counters\":{\"\":7}");
    }

    private static String avro(String type, String bytes) {
        return reason(SchemaType.AVRO, type.replace('\'', '"'), bytes);
    }

    private static String reason(SchemaType type, String schema, String bytes) {
        return catchThrowableOfType(UnreadableException.class, () -> read(type, schema, bytes))
                .reason();
    }

    private static String read(SchemaType type, String schema, String bytes) {
        var content = new StringBuilder();
        ContentReader.ofPlain(new SchemaText(type, schema, List.of()))
                .read(
                        HexFormat.of().parseHex(bytes),
                        0,
                        parser -> content.append(
                                new ObjectMapper().readTree(parser).toString()));
        return content.toString();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
