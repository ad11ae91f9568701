package io.wavecast.core.wire.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.ChunkRules;
import io.wavecast.core.wire.bytes.Quote;
import io.wavecast.core.wire.bytes.RecordLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the values of an observation in JSON: a number, or an array of numbers and nulls. */
final class Channels {
    static final String EXPECTED = "expected a finite number, or an array of them with null for a missing channel";

    private static final int ALONE = -1; // position of a value that is in no array
    private static final int NO_CHUNK = -1; // in place of the number of a sample

    private Channels() {}

    /** The values of the channels, NaN for a missing one; at least one is present. */
    static double[] read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            return new double[] {number(parser, NO_CHUNK, ALONE)};
        }
        if (token == JsonToken.VALUE_NULL) {
            throw BadRecord.NO_VALUE.because("v: " + EXPECTED + ", was null");
        }
        if (token != JsonToken.START_ARRAY) {
            throw BadRecord.BAD_VALUE.because("v: " + EXPECTED + ", was " + Quote.of(parser));
        }
        parser.nextToken();
        return elements(parser);
    }

    /** The values of the channels in an array, as {@link #read} does. The parser is on the first element, or on the array's end. */
    static double[] elements(JsonParser parser) throws IOException {
        double[] values = array(parser, NO_CHUNK);
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return values;
            }
        }
        throw BadRecord.ALL_MISSING.because(
                "v: expected at least one number, was null in all " + values.length + " channels");
    }

    /** The samples of a chunk; a sample may have no value. The parser is on the first element, an array. */
    static List<double[]> samples(JsonParser parser) throws IOException {
        List<double[]> samples = new ArrayList<>();
        for (JsonToken token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_ARRAY) {
                throw BadRecord.BAD_CHUNK.because(place(samples.size())
                        + ": expected an array with the channels of a sample, was " + Quote.of(parser));
            }
            ChunkRules.checkRoom(samples);
            parser.nextToken();
            samples.add(array(parser, samples.size()));
        }
        return samples;
    }

    private static double[] array(JsonParser parser, int sample) throws IOException {
        double[] values = new double[8];
        int channels = 0;
        for (JsonToken token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (channels == RecordLimits.MAX_CHANNELS) {
                throw BadRecord.TOO_MANY_CHANNELS.because(
                        place(sample) + ": expected at most " + RecordLimits.MAX_CHANNELS + " channels, was more");
            }
            if (channels == values.length) {
                values = Arrays.copyOf(values, 2 * channels);
            }
            values[channels] = token == JsonToken.VALUE_NULL ? Double.NaN : number(parser, sample, channels);
            channels++;
        }
        if (channels == 0) {
            throw BadRecord.NO_CHANNELS.because(place(sample) + ": expected at least one channel, was an empty array");
        }
        return Arrays.copyOf(values, channels);
    }

    private static double number(JsonParser parser, int sample, int channel) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw BadRecord.BAD_VALUE.because(name(sample, channel) + ": " + EXPECTED + ", was " + Quote.of(parser));
        }
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw BadRecord.NOT_FINITE.because(name(sample, channel) + ": " + EXPECTED + ", was " + Quote.of(parser));
        }
        // Jackson reads the integer -0 as 0.
        return value == 0 && parser.getText().startsWith("-") ? -0.0 : value;
    }

    private static String name(int sample, int channel) {
        return channel == ALONE ? place(sample) : place(sample) + "[" + channel + "]";
    }

    private static String place(int sample) {
        return sample == NO_CHUNK ? "v" : "v[" + sample + "]";
    }
}
