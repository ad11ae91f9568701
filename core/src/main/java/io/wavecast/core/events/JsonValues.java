package io.wavecast.core.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.RecordLimits;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads values: numbers, texts that are numbers, and what means a missing value. */
final class JsonValues {
    private static final String EXPECTED = ": expected a finite number, null or a word that means missing, was ";
    private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?\\s*");

    private final Set<String> missing;

    /** @param missing texts and numbers that mean a missing value */
    JsonValues(Set<String> missing) {
        this.missing = missing;
    }

    /**
     * The value at the parser; NaN if it is missing.
     *
     * @param place names the value in a message
     */
    double read(JsonParser parser, String place) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return Double.NaN;
        }
        if (token.isNumeric()) {
            return number(parser, place);
        }
        if (token == JsonToken.VALUE_STRING) {
            return text(parser.getText(), place);
        }
        throw BadRecord.BAD_VALUE.because(place + EXPECTED + Quote.of(parser));
    }

    /** The values of the array at the parser, which moves to its end. */
    double[] readArray(JsonParser parser, String place) throws IOException {
        double[] values = new double[8];
        int channels = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (channels == RecordLimits.MAX_CHANNELS) {
                throw BadRecord.TOO_MANY_CHANNELS.because(
                        place + ": expected at most " + RecordLimits.MAX_CHANNELS + " channels, was more");
            }
            if (channels == values.length) {
                values = Arrays.copyOf(values, 2 * channels);
            }
            values[channels] = read(parser, place);
            channels++;
        }
        if (channels == 0) {
            throw BadRecord.NO_CHANNELS.because(place + ": expected at least one channel, was an empty array");
        }
        return Arrays.copyOf(values, channels);
    }

    private double number(JsonParser parser, String place) throws IOException {
        double value = parser.getDoubleValue();
        if (!missing.isEmpty() && missing.contains(Double.toString(value))) {
            return Double.NaN;
        }
        if (!Double.isFinite(value)) {
            throw BadRecord.NOT_FINITE.because(place + EXPECTED + Quote.of(parser));
        }
        return value == 0 && parser.getText().startsWith("-") ? -0.0 : value; // Jackson reads the integer -0 as 0
    }

    private double text(String text, String place) {
        if (missing.contains(text)) {
            return Double.NaN;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw BadRecord.BAD_VALUE.because(place + EXPECTED + "the string \"" + Quote.shortened(text) + '"');
        }
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw BadRecord.NOT_FINITE.because(place + EXPECTED + '"' + Quote.shortened(text) + '"');
        }
        return missing.contains(Double.toString(value)) ? Double.NaN : value;
    }
}
