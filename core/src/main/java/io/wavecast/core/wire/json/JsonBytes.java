package io.wavecast.core.wire.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.DecimalSeconds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON documents into a reused buffer, so that each record costs one allocation: the copy that Kafka receives. The caller
 * provides the syntax. Not thread-safe.
 */
final class JsonBytes {
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    /** Bytes of the longest number. */
    private static final int MAX_NUMBER_BYTES = 32;

    private byte[] bytes = new byte[512];
    private int length;
    private @Nullable ModelVersion model; // of the previous record
    private byte[] modelText = {};

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Begins a new document. */
    void start() {
        length = 0;
    }

    /** The document so far. */
    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /** Appends syntax or a name. */
    void text(byte[] ascii) {
        reserve(ascii.length);
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
    }

    /** Appends a character. */
    void text(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    /** Appends an integer. */
    void number(long value) {
        reserve(MAX_NUMBER_BYTES);
        length = NumberOutput.outputLong(value, bytes, length);
    }

    /** Appends the shortest text that reads back as the same number; null if the number is not finite. */
    void number(double value) {
        if (!Double.isFinite(value)) {
            text(NULL);
            return;
        }
        word(NumberOutput.toString(value, true));
    }

    /** Appends letters and digits. */
    @SuppressWarnings(
            "deprecation") // it keeps the low byte of each character only, which suffices for ASCII and avoids a copy
    void word(String ascii) {
        int count = ascii.length();
        reserve(count);
        ascii.getBytes(0, count, bytes, length);
        length += count;
    }

    /** Appends {@code "name@number"}. Keeps the text for the next record, which mostly has the same model. */
    void model(ModelVersion version) {
        if (!version.equals(model)) {
            modelText = JsonStringEncoder.getInstance().quoteAsUTF8(version.toString());
            model = version;
        }
        text('"');
        text(modelText);
        text('"');
    }

    /** Appends a string with its quotes. */
    void string(String value) {
        text('"');
        text(JsonStringEncoder.getInstance().quoteAsUTF8(value));
        text('"');
    }

    /** Appends a boolean. */
    void bool(boolean value) {
        text(value ? TRUE : FALSE);
    }

    /** Appends microseconds as seconds with a fraction. */
    void seconds(long micros) {
        reserve(MAX_NUMBER_BYTES);
        length = DecimalSeconds.put(micros, bytes, length);
    }

    /** Appends a number for one channel, an array for more. */
    void channels(double[] values) {
        channels(values, 0, values.length);
    }

    /** Appends a number for one channel, an array for more, of a part of an array. */
    void channels(double[] values, int from, int channels) {
        if (channels == 1) {
            number(values[from]);
            return;
        }
        array(values, from, channels);
    }

    /** Appends an array of numbers. */
    void array(double[] values) {
        array(values, 0, values.length);
    }

    private void array(double[] values, int from, int count) {
        text('[');
        for (int i = from; i < from + count; i++) {
            if (i > from) {
                text(',');
            }
            number(values[i]);
        }
        text(']');
    }

    /** Appends null. */
    void missing() {
        text(NULL);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
