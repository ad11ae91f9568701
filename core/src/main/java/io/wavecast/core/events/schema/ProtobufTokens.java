package io.wavecast.core.events.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.CodedInputStream;
import io.wavecast.core.events.schema.ProtobufMessage.Field;
import io.wavecast.core.events.schema.ProtobufMessage.Presence;
import io.wavecast.core.wire.bytes.RecordLimits;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message, and writes it as tokens of JSON under the names of its fields. An absent field of proto3 without {@code optional} has
 * the default of its type; any other absent field is left out. Enums become the names of their constants, unknown ones stay numbers.
 */
final class ProtobufTokens {
    private static final int MAX_DEPTH = 100;
    private static final int BYTES = 2;

    private final ProtobufTypes types;
    private final JsonGenerator json;
    private int depth;
    private int values;

    ProtobufTokens(ProtobufTypes types, JsonGenerator json) {
        this.types = types;
        this.json = json;
    }

    /** Reads a message to the end of the input, or of its limit. */
    void message(ProtobufMessage message, CodedInputStream in) throws IOException {
        write(read(message, in, new LinkedHashMap<>()));
    }

    /** Reads a message into the values of its earlier part: protobuf merges a message that occurs twice. */
    private Map<String, Object> read(ProtobufMessage message, CodedInputStream in, Map<String, Object> values)
            throws IOException {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new IOException("expected at most " + MAX_DEPTH + " nested messages, was more");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            Field field = message.fields().get(tag >>> 3);
            if (field == null || !read(field, tag & 7, in, values)) {
                in.skipField(tag);
            }
        }
        for (Field field : message.fields().values()) {
            Object zero = field.presence() == Presence.IMPLICIT ? zero(field.type()) : null;
            if (zero != null) {
                count();
                values.putIfAbsent(field.name(), zero);
            }
        }
        depth--;
        return values;
    }

    private boolean read(Field field, int wireType, CodedInputStream in, Map<String, Object> values)
            throws IOException {
        int own = field.isMap() ? BYTES : wireType(field.type());
        if (field.presence() != Presence.REPEATED) {
            if (wireType == own) {
                values.put(field.name(), value(field.type(), in, values.get(field.name())));
            }
            return wireType == own;
        }
        if (wireType != own && (wireType != BYTES || own == BYTES)) {
            return false;
        }
        if (field.isMap()) {
            entry(field, in, map(field, values));
        } else if (wireType == own) {
            list(field, values).add(value(field.type(), in, null));
        } else {
            int end = in.pushLimit(in.readRawVarint32()); // packed
            List<Object> list = list(field, values);
            while (!in.isAtEnd()) {
                list.add(value(field.type(), in, null));
            }
            in.popLimit(end);
        }
        return true;
    }

    private int wireType(String type) {
        return ProtobufScalar.of(type).map(ProtobufScalar::wireType).orElse(types.constants(type) == null ? BYTES : 0);
    }

    private @Nullable Object zero(String type) {
        Map<Integer, String> constants = types.constants(type);
        if (constants != null) {
            return constants.getOrDefault(0, "0");
        }
        return ProtobufScalar.of(type).map(ProtobufScalar::zero).orElse(null); // absent messages are left out
    }

    /** Bounds the values: absent fields take no bytes, and become the default of their type in each message. */
    private void count() throws IOException {
        values++;
        if (values > RecordLimits.MAX_BYTES) {
            throw new IOException("expected at most " + RecordLimits.MAX_BYTES + " values, was more");
        }
    }

    private Object value(String type, CodedInputStream in, @Nullable Object earlier) throws IOException {
        count();
        var scalar = ProtobufScalar.of(type);
        if (scalar.isPresent()) {
            return scalar.get().read(in);
        }
        Map<Integer, String> constants = types.constants(type);
        if (constants != null) {
            int number = in.readEnum();
            return constants.containsKey(number) ? constants.getOrDefault(number, "") : (Object) (long) number;
        }
        int end = in.pushLimit(in.readRawVarint32());
        Object value = nested(type, in, earlier);
        in.checkLastTagWas(0);
        in.popLimit(end);
        return value;
    }

    private Object nested(String type, CodedInputStream in, @Nullable Object earlier) throws IOException {
        if (type.equals(ProtobufWellKnown.TIMESTAMP)) {
            return ProtobufWellKnown.timestamp(in);
        }
        var wrapped = ProtobufWellKnown.wrapped(type);
        if (wrapped.isEmpty()) {
            return read(types.message(type), in, members(earlier));
        }
        Object value = wrapped.get().zero();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (1 << 3 | wrapped.get().wireType())) {
                value = wrapped.get().read(in);
            } else {
                in.skipField(tag);
            }
        }
        return value;
    }

    private void entry(Field field, CodedInputStream in, Map<String, Object> map) throws IOException {
        int end = in.pushLimit(in.readRawVarint32());
        ProtobufScalar keys =
                ProtobufScalar.of(field.mapKey()).orElseThrow(() -> new IOException("a bad type of keys"));
        Object key = keys.zero();
        Object value = null;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (1 << 3 | keys.wireType())) {
                key = keys.read(in);
            } else if (tag == (2 << 3 | wireType(field.type()))) {
                value = value(field.type(), in, value);
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(end);
        Object found = value == null ? zero(field.type()) : value;
        if (found != null) {
            map.put(String.valueOf(key), found);
        }
    }

    @SuppressWarnings("unchecked") // messages are the only values of their fields that are maps
    private static Map<String, Object> members(@Nullable Object message) {
        return message instanceof Map ? (Map<String, Object>) message : new LinkedHashMap<>();
    }

    @SuppressWarnings("unchecked") // only lists are put under names of repeated fields
    private static List<Object> list(Field field, Map<String, Object> values) {
        return (List<Object>) values.computeIfAbsent(field.name(), name -> new ArrayList<>());
    }

    @SuppressWarnings("unchecked") // only maps are put under names of map fields
    private static Map<String, Object> map(Field field, Map<String, Object> values) {
        return (Map<String, Object>) values.computeIfAbsent(field.name(), name -> new LinkedHashMap<>());
    }

    private void write(Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                write(member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                write(element);
            }
            json.writeEndArray();
        } else if (value instanceof byte[] bytes) {
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Double number) {
            AvroTokens.number(number, json);
        } else if (value instanceof Float number) {
            AvroTokens.number(number, json);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Instant time) {
            json.writeEmbeddedObject(time);
        } else {
            json.writeString(value.toString());
        }
    }
}
