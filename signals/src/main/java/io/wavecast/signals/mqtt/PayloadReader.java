package io.wavecast.signals.mqtt;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.RecordLimits;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a payload: a plain number, or a JSON object of which one field is a value, or each field with a number. Numbers in deeper
 * objects and in arrays are fields, too.
 *
 * @param value the field with the value; empty for all fields with numbers
 * @param time the field with the event time; empty for the time of arrival
 */
record PayloadReader(Optional<JsonPointer> value, Optional<TimeField> time) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final String EXPECTED = ": expected a finite number, was ";
    private static final int LONGEST_NUMBER = 400;

    /**
     * Reads a payload.
     *
     * @param arrivalMicros time of arrival, microseconds since the epoch
     * @return the observations by the names of their fields, in the order of the payload; the name is empty if there can be one only
     * @throws UnreadableException if there is no observation
     */
    Map<String, Observation> read(byte[] payload, long arrivalMicros) {
        int first = 0;
        while (first < payload.length && Character.isWhitespace(payload[first])) {
            first++;
        }
        if (first == payload.length) {
            throw BadRecord.EMPTY.because("expected a number or a JSON object, was blank");
        }
        if (payload[first] == '{') {
            return Json.read(payload, parser -> object(parser, arrivalMicros));
        }
        return Map.of("", new Observation(arrivalMicros, plain(payload)));
    }

    private double plain(byte[] payload) {
        if (value.isPresent() || time.isPresent()) {
            throw BadRecord.NOT_AN_OBSERVATION.because("expected a JSON object, was " + Quote.of(payload));
        }
        String text = payload.length > LONGEST_NUMBER ? "" : new String(payload, StandardCharsets.UTF_8).strip();
        if (!NUMBER.matcher(text).matches()) {
            throw BadRecord.BAD_VALUE.because("expected a number or a JSON object, was " + Quote.of(payload));
        }
        return finite(Double.parseDouble(text), "the payload", text);
    }

    private Map<String, Observation> object(JsonParser parser, long arrivalMicros) throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        @Nullable String timeText = null;
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token.isScalarValue()) {
                JsonPointer at = parser.getParsingContext().pathAsPointer();
                if (time.isPresent() && time.get().at().equals(at)) {
                    timeText = token == JsonToken.VALUE_NULL ? null : parser.getText();
                } else if (value.isPresent() ? value.get().equals(at) : token.isNumeric()) {
                    put(values, value.isPresent() ? "" : Pointers.path(at), number(parser, at));
                }
            }
            if (depth > 0) {
                parser.nextToken();
            }
        } while (depth > 0);
        if (values.isEmpty()) {
            throw BadRecord.NO_VALUE.because(
                    "expected " + value.map(at -> "a number at " + at).orElse("a field with a number") + ", was none");
        }
        long micros = time(timeText, arrivalMicros);
        Map<String, Observation> observations = new LinkedHashMap<>();
        values.forEach((field, number) -> observations.put(field, new Observation(micros, number)));
        return observations;
    }

    private long time(@Nullable String text, long arrivalMicros) {
        if (time.isEmpty()) {
            return arrivalMicros;
        }
        if (text == null) {
            throw BadRecord.BAD_TIME.because("expected a time at " + time.get().at() + ", was none");
        }
        return time.get().micros(text);
    }

    private static void put(Map<String, Double> values, String field, double number) {
        if (values.size() == RecordLimits.MAX_CHANNELS) {
            throw BadRecord.TOO_MANY_CHANNELS.because(
                    "expected at most " + RecordLimits.MAX_CHANNELS + " fields with numbers, was more");
        }
        if (values.put(field, number) != null) {
            throw BadRecord.NOT_JSON.because("expected the key " + Quote.shortened(field) + " once, was twice");
        }
    }

    /** A number, or a string that is one: some gateways write all values as strings. */
    private static double number(JsonParser parser, JsonPointer at) throws IOException {
        JsonToken token = parser.currentToken();
        String text = parser.getText();
        boolean plain = token == JsonToken.VALUE_STRING
                && text.length() <= LONGEST_NUMBER
                && NUMBER.matcher(text).matches();
        if (!token.isNumeric() && !plain) {
            throw BadRecord.BAD_VALUE.because(Quote.shortened(at.toString()) + EXPECTED + Quote.of(parser));
        }
        return finite(plain ? Double.parseDouble(text) : parser.getDoubleValue(), at.toString(), text);
    }

    private static double finite(double number, String place, String text) {
        if (!Double.isFinite(number)) {
            throw BadRecord.NOT_FINITE.because(Quote.shortened(place) + EXPECTED + Quote.shortened(text));
        }
        return number == 0 && text.startsWith("-") ? -0.0 : number; // Jackson reads the integer -0 as 0
    }
}
