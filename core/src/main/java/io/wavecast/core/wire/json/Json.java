package io.wavecast.core.wire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.RecordLimits;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.bytes.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads and writes whole JSON documents. */
public final class Json {
    /**
     * Writes numbers as the shortest text that reads back exactly, which {@code Double.toString} does only from JDK 19 on.
     * Accepts NaN and infinities, so that the callers can refuse them with their own reason.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(RecordLimits.MAX_BYTES)
                    .maxNameLength(RecordLimits.MAX_BYTES)
                    .build())
            .build();

    /** Reads a value. The parser is on its first token, and must be on its last at the end. */
    public interface Reading<T> {
        T from(JsonParser parser) throws IOException;
    }

    /** Writes a value. */
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private Json() {}

    /**
     * Reads a record.
     *
     * @throws UnreadableException if the bytes are not exactly one JSON value, or the reading throws it
     */
    public static <T> T read(byte @Nullable [] bytes, Reading<T> reading) {
        return read(bytes, RecordLimits.MAX_BYTES, reading);
    }

    /** Reads a record of at most {@code maxBytes} bytes, as {@link #read(byte[], Reading)} does. */
    public static <T> T read(byte @Nullable [] bytes, int maxBytes, Reading<T> reading) {
        if (bytes == null || bytes.length == 0) {
            throw BadRecord.EMPTY.because("expected JSON, was no value");
        }
        if (bytes.length > maxBytes) {
            throw BadRecord.TOO_LARGE.because("expected at most " + maxBytes + " bytes, was " + bytes.length);
        }
        Utf8.check(bytes);
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() == null) {
                throw BadRecord.EMPTY.because("expected JSON, was blank");
            }
            T value = reading.from(parser);
            if (parser.nextToken() != null) {
                throw BadRecord.NOT_JSON.because("expected one JSON value, was more in " + Quote.of(bytes));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw BadRecord.NOT_JSON.because(
                    "expected JSON, was " + Quote.of(bytes) + ": " + Quote.shortened(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a document. */
    public static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Skips a value of any kind. The parser is on its first token, and moves to its last. */
    public static void skip(JsonParser parser) throws IOException {
        skip(parser, name -> {});
    }

    /**
     * Skips a value as {@link #skip(JsonParser)} does.
     *
     * @param names receives the names of the members in it, at any depth
     */
    static void skip(JsonParser parser, Consumer<String> names) throws IOException {
        int depth = 0;
        for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.FIELD_NAME && depth > 0) {
                names.accept(parser.currentName());
            } else if (token == JsonToken.VALUE_NUMBER_FLOAT && parser.isNaN()) {
                throw BadRecord.NOT_FINITE.because("expected a JSON number, was " + parser.getText());
            }
            if (depth == 0) {
                return;
            }
        }
    }

    /** Writes a number, or null if it is not finite. */
    public static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
