package io.wavecast.core.wire.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.RecordLimits;
import java.io.IOException;
import java.util.Arrays;

/** Reads the values of an observation in JSON: a number, or an array of numbers and nulls. */
final class Channels {
    static final String EXPECTED = "expected a finite number, or an array of them with null for a missing channel";

    private Channels() {}

    /** The values of the channels, NaN for a missing one; at least one is present. */
    static double[] read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            return new double[] {number(parser, "v")};
        }
        if (token == JsonToken.VALUE_NULL) {
            throw BadRecord.NO_VALUE.because("v: " + EXPECTED + ", was null");
        }
        if (token != JsonToken.START_ARRAY) {
            throw BadRecord.BAD_VALUE.because("v: " + EXPECTED + ", was " + Quote.of(parser));
        }
        return array(parser);
    }

    private static double[] array(JsonParser parser) throws IOException {
        double[] values = new double[8];
        int channels = 0;
        int present = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (channels == RecordLimits.MAX_CHANNELS) {
                throw BadRecord.TOO_MANY_CHANNELS.because(
                        "v: expected at most " + RecordLimits.MAX_CHANNELS + " channels, was more");
            }
            if (channels == values.length) {
                values = Arrays.copyOf(values, 2 * channels);
            }
            boolean missing = parser.currentToken() == JsonToken.VALUE_NULL;
            values[channels] = missing ? Double.NaN : number(parser, "v[" + channels + "]");
            present += missing ? 0 : 1;
            channels++;
        }
        if (channels == 0) {
            throw BadRecord.NO_CHANNELS.because("v: expected at least one channel, was an empty array");
        }
        if (present == 0) {
            throw BadRecord.ALL_MISSING.because(
                    "v: expected at least one number, was null in all " + channels + " channels");
        }
        return Arrays.copyOf(values, channels);
    }

    private static double number(JsonParser parser, String name) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw BadRecord.BAD_VALUE.because(name + ": " + EXPECTED + ", was " + Quote.of(parser));
        }
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw BadRecord.NOT_FINITE.because(name + ": " + EXPECTED + ", was " + Quote.of(parser));
        }
        // Jackson reads the integer -0 as 0.
        return value == 0 && parser.getText().startsWith("-") ? -0.0 : value;
    }
}
