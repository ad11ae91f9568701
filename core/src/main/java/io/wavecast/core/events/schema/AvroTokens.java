package io.wavecast.core.events.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Writes values of Avro as tokens of JSON: unions without the name of their branch, bytes as Base64. */
final class AvroTokens {
    private AvroTokens() {}

    static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof IndexedRecord record) {
            record(record, json);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> array) {
            json.writeStartArray();
            for (Object element : array) {
                write(element, json);
            }
            json.writeEndArray();
        } else {
            scalar(value, json);
        }
    }

    private static void record(IndexedRecord record, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            json.writeFieldName(field.name());
            write(record.get(field.pos()), json);
        }
        json.writeEndObject();
    }

    private static void scalar(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            number(number, json);
        } else if (value instanceof Float number) {
            number(number, json);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Temporal time) {
            json.writeEmbeddedObject(time);
        } else if (value instanceof ByteBuffer bytes) {
            json.writeString(
                    new String(Base64.getEncoder().encode(bytes.duplicate()).array(), StandardCharsets.ISO_8859_1));
        } else if (value instanceof GenericFixed fixed) {
            json.writeString(Base64.getEncoder().encodeToString(fixed.bytes()));
        } else {
            json.writeString(value.toString()); // text, and the symbols of enums
        }
    }

    /** Writes a number; NaN means a missing value, as in Wavecast's own records. */
    static void number(double value, JsonGenerator json) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }
}
