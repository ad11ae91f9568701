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
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.bytes.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One JSON document in, one out. */
public final class Json {
    /** No record of ours comes near it. */
    public static final int MAX_BYTES = 1 << 20;

    /**
     * Numbers as the shortest text that reads back exactly: not by {@code Double.toString}, which was not shortest before
     * JDK 19. NaN and infinities are let through to here, so that they are refused for what they are.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(MAX_BYTES)
                    .maxNameLength(MAX_BYTES)
                    .build())
            .build();

    /** Reads a value; the parser stands on its first token, and is left on its last. */
    public interface Reading<T> {
        T from(JsonParser parser) throws IOException;
    }

    /** Writes a value. */
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private Json() {}

    /** @throws UnreadableException if the bytes are not exactly one JSON value, or the reading throws it */
    public static <T> T read(byte[] bytes, Reading<T> reading) {
        return read(bytes, MAX_BYTES, reading);
    }

    public static <T> T read(byte[] bytes, int most, Reading<T> reading) {
        if (bytes == null || bytes.length == 0) {
            throw BadRecord.EMPTY.because("the record has no value: JSON is right");
        }
        if (bytes.length > most) {
            throw BadRecord.TOO_LARGE.because(
                    "the record has " + bytes.length + " bytes: at most " + most + " are read");
        }
        Utf8.check(bytes);
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() == null) {
                throw BadRecord.EMPTY.because("the record is blank: JSON is right");
            }
            T value = reading.from(parser);
            if (parser.nextToken() != null) {
                throw BadRecord.NOT_JSON.because(
                        "something follows the end of the JSON, in " + Quote.of(bytes) + ": one value is right");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw BadRecord.NOT_JSON.because(
                    "not JSON: " + Quote.of(bytes) + ": " + Quote.shortened(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Leaves out a value of any kind; the parser stands on its first token, and is left on its last. */
    public static void skip(JsonParser parser) throws IOException {
        int depth = 0;
        for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_NUMBER_FLOAT && parser.isNaN()) {
                throw BadRecord.NOT_FINITE.because(parser.getText() + " is not a number that JSON has");
            }
            if (depth == 0) {
                return;
            }
        }
    }

    /** A number, or null where it is not finite. */
    public static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
