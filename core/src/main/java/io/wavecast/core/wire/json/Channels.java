package io.wavecast.core.wire.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.Quote;
import java.io.IOException;
import java.util.Arrays;

/** The values of an observation in JSON: a number, or an array of numbers and nulls. */
public final class Channels {
    public static final int MAX = 4_096;
    static final String RIGHT = "a finite number, or an array of them with null for a missing channel,";

    private Channels() {}

    /** @return (channels), NaN where missing, at least one present */
    static double[] read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            return new double[] {number(parser, "v")};
        }
        if (token == JsonToken.VALUE_NULL) {
            throw BadRecord.NO_VALUE.because("v is null: " + RIGHT + " is right");
        }
        if (token != JsonToken.START_ARRAY) {
            throw BadRecord.BAD_VALUE.because("v is " + Quote.of(parser) + ": " + RIGHT + " is right");
        }
        return array(parser);
    }

    private static double[] array(JsonParser parser) throws IOException {
        double[] values = new double[8];
        int channels = 0;
        int present = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (channels == MAX) {
                throw BadRecord.TOO_MANY_CHANNELS.because(
                        "v has more than " + MAX + " channels: at most that many are right");
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
            throw BadRecord.NO_CHANNELS.because("v is an empty array: at least one channel is right");
        }
        if (present == 0) {
            throw BadRecord.ALL_MISSING.because(
                    "all " + channels + " channels of v are null: at least one number is right");
        }
        return Arrays.copyOf(values, channels);
    }

    private static double number(JsonParser parser, String name) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw BadRecord.BAD_VALUE.because(name + " is " + Quote.of(parser) + ": " + RIGHT + " is right");
        }
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw BadRecord.NOT_FINITE.because(name + " is " + Quote.of(parser) + ": " + RIGHT + " is right");
        }
        return value;
    }
}
