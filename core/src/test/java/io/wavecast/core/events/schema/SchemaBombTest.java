package io.wavecast.core.events.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small schemas that a library would make large: each is refused, or read in little time. */
@Timeout(30)
class SchemaBombTest {
    private static final String NEXT = "{'name': 'a', 'type': 'R%1$d'}, {'name': 'b', 'type': 'R%1$d'}";

    @Test
    void shouldRefuseRecordsThatContainTheNextOneTwice() {
        assertThat(avro(records(40, i -> NEXT.formatted(i + 1))))
                .isEqualTo("bad-schema: expected at most 100000 fields where each nested record is written out,"
                        + " was " + written(40));
        assertThat(avro(records(100, i -> NEXT.formatted(i + 1)))).contains("at most 100000 fields");
    }

    @Test
    void shouldReadRecordsThatContainTheNextOneTwiceUpToTheLimit() {
        assertThat(avro(records(13, i -> NEXT.formatted(i + 1)))).isEqualTo("read"); // 2^13 times one null
        String chain = records(40, i -> "{'name': 'a', 'type': ['null', 'R%d']}".formatted(i + 1));
        assertThat(read(SchemaType.AVRO, chain.replace('\'', '"'), new byte[] {2 * 41, 2, 0}))
                .isEqualTo("{\"a\":{\"a\":null}}"); // R0, then R1
    }

    @Test
    void shouldNotValidateDefaultsWhichWouldDoubleWithEachRecord() {
        assertThat(avro(records(
                        40,
                        i ->
                                "{'name': 'a', 'type': 'R%1$d', 'default': {}}, {'name': 'b', 'type': 'R%1$d', 'default': {}}"
                                        .formatted(i + 1))))
                .contains("at most 100000 fields");
    }

    @Test
    void shouldRefuseARecordThatAlwaysContainsItself() {
        assertThat(avro("{'type': 'record', 'name': 'R', 'fields': [{'name': 'a', 'type': 'R'}]}"))
                .isEqualTo("bad-schema: expected records that end, was one that always contains itself: R");
    }

    @Test
    void shouldReadARecordThatMayContainItself() {
        String tree = "{'type': 'record', 'name': 'R', 'fields': [{'name': 'a', 'type': ['null', 'R']},"
                + " {'name': 'b', 'type': {'type': 'array', 'items': 'R'}}]}";
        assertThat(read(SchemaType.AVRO, tree.replace('\'', '"'), new byte[] {2, 0, 0, 0}))
                .isEqualTo("{\"a\":{\"a\":null,\"b\":[]},\"b\":[]}");
    }

    @Test
    void shouldRefuseARecordWithManyValuesInEachOther() {
        String deep = "{'type': 'record', 'name': 'R', 'fields': [{'name': 'a', 'type': "
                + "{'type': 'array', 'items': ".repeat(50) + "'R'" + "}".repeat(50) + "}]}";
        byte[] ones = new byte[20_000];
        java.util.Arrays.fill(ones, (byte) 2);
        assertThat(reason(SchemaType.AVRO, deep.replace('\'', '"'), ones))
                .isEqualTo("not-avro: expected Avro's binary encoding of R, was:"
                        + " expected at most 200 values in each other, was more");
    }

    @Test
    void shouldCountFieldsThatTakeNoBytes() {
        String nulls = IntStream.range(0, 1_000)
                .mapToObj("{'name': 'f%d', 'type': 'null'}"::formatted)
                .collect(Collectors.joining(",", "{'type': 'record', 'name': 'R', 'fields': [", "]}"));
        byte[] million = {(byte) 0x80, (byte) 0x89, 0x7a, 0}; // one block of 10^6 elements
        assertThat(reason(
                        SchemaType.AVRO,
                        "{'type': 'array', 'items': %s}".formatted(nulls).replace('\'', '"'),
                        million))
                .contains("expected at most 1048576 values, was more");

        String zeros = IntStream.rangeClosed(1, 1_000)
                .mapToObj("int32 f%1$d = %1$d;"::formatted)
                .collect(Collectors.joining(
                        "", "syntax = \"proto3\"; message A { repeated Z z = 1; } message Z {", "}"));
        byte[] many = new byte[20_000];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = 10; // an empty message in field 1
        }
        assertThat(reason(SchemaType.PROTOBUF, zeros, many)).contains("expected at most 1048576 values, was more");
    }

    @Test
    void shouldCountTheTypesOfASchemaBeforeItIsParsed() {
        assertThat(avro(records(501, i -> ""))).contains("expected at most 500 records, enums and fixeds", "was 502");
        String names = "\"a\",".repeat(30_000);
        assertThat(avro("[" + names + "'null']"))
                .contains("expected at most 20000 types, fields and texts", "was 30001");
    }

    @Test
    void shouldRefuseTextThatIsTooLong() {
        String blank = " ".repeat(SchemaText.MAX_CHARACTERS / 2 + 1);
        for (SchemaType type : SchemaType.values()) {
            var schema = new SchemaText(type, blank, List.of(new SchemaText.Reference("a", blank)));
            assertThat(catchThrowableOfType(UnreadableException.class, () -> ContentReader.of(schema)))
                    .hasMessage("expected at most 1048576 characters of a schema with its references, was 1048578");
        }
    }

    @Test
    void shouldBoundProtobuf() {
        String proto = "syntax = \"proto3\"; ";
        assertThat(protobuf(proto + "message M { ".repeat(33) + "}".repeat(33)))
                .isEqualTo("bad-schema: expected at most 32 messages in each other, was 33");
        assertThat(protobuf(proto + "message M { ".repeat(5_000) + "}".repeat(5_000)))
                .startsWith("bad-schema");
        assertThat(protobuf(proto + "package " + "a.".repeat(300) + "b; message M { M m = 1; }"))
                .contains("expected at most 500 characters in the name of a message, was 603");
        String fields = IntStream.rangeClosed(1, 20_001)
                .mapToObj("M f%1$d = %1$d;"::formatted)
                .collect(Collectors.joining("", proto + "message M {", "}"));
        assertThat(protobuf(fields)).contains("expected at most 20000 fields in a schema with its imports, was 20001");
    }

    @Test
    void shouldReadProtobufFilesThatImportEachOther() {
        String text = "syntax = \"proto3\"; import \"%s\"; message %s { %s next = 1; int32 v = 2; }";
        var a = new SchemaText.Reference("a.proto", text.formatted("b.proto", "A", "B"));
        var b = new SchemaText.Reference("b.proto", text.formatted("a.proto", "B", "A"));
        var schema = new SchemaText(SchemaType.PROTOBUF, text.formatted("a.proto", "Root", "A"), List.of(b, a));
        assertThat(read(ContentReader.ofPlain(schema), new byte[] {10, 4, 10, 2, 16, 7}))
                .contains("\"next\":{\"next\":{\"v\":7");
    }

    /** Records R0 to Rn in one union, the last one first, so that each refers to one that is known. */
    private static String records(int n, IntFunction<String> fields) {
        return IntStream.rangeClosed(0, n)
                .mapToObj(i -> "{'type': 'record', 'name': 'R%d', 'fields': [%s]}"
                        .formatted(n - i, i == 0 ? "" : fields.apply(n - i)))
                .collect(Collectors.joining(",", "['null',", "]"));
    }

    /** Symbols of {@link #records} with two fields: the sizes 1, 3, 7, … of the records, once for each and once for its branch. */
    private static long written(int n) {
        long all = 2 + 2; // the union, and null
        for (int i = 1; i <= n + 1; i++) {
            all += 2 * ((1L << i) - 1);
        }
        return all;
    }

    private static String avro(String schema) {
        return reason(SchemaType.AVRO, schema.replace('\'', '"'), new byte[] {2 * 14
        }); // branch 14 of the union, without content
    }

    private static String protobuf(String schema) {
        return reason(SchemaType.PROTOBUF, schema, new byte[0]);
    }

    private static String reason(SchemaType type, String schema, byte[] bytes) {
        UnreadableException refused = catchThrowableOfType(UnreadableException.class, () -> read(type, schema, bytes));
        return refused == null ? "read" : refused.reason() + ": " + refused.getMessage();
    }

    private static String read(SchemaType type, String schema, byte[] bytes) {
        return read(ContentReader.ofPlain(new SchemaText(type, schema, List.of())), bytes);
    }

    private static String read(ContentReader reader, byte[] bytes) {
        var content = new StringBuilder();
        reader.read(
                bytes,
                0,
                parser -> content.append(new ObjectMapper().readTree(parser).toString()));
        return content.toString();
    }
}
