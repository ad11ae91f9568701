package io.wavecast.core.wire.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.DecimalSeconds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON document written into bytes that the next one uses again, so that a record costs one array, the one that Kafka gets.
 * Not for two threads at once.
 */
final class JsonBytes {
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    /** What the longest number takes. */
    private static final int ROOM = 32;

    private byte[] bytes = new byte[512];
    private int length;
    private ModelVersion model;
    private byte[] modelText;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A new document. */
    void start() {
        length = 0;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    /** Syntax and names, as they are. */
    void text(byte[] ascii) {
        reserve(ascii.length);
        System.arraycopy(ascii, 0, bytes, length, ascii.length);
        length += ascii.length;
    }

    void text(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    void number(long value) {
        reserve(ROOM);
        length = NumberOutput.outputLong(value, bytes, length);
    }

    /** The shortest text that reads back as the same number; null where it is not finite. */
    void number(double value) {
        if (!Double.isFinite(value)) {
            text(NULL);
            return;
        }
        word(NumberOutput.toString(value, true));
    }

    /** Letters and digits, as they are. */
    @SuppressWarnings("deprecation") // since it takes a character for its low byte: right for ASCII, and without a copy
    void word(String ascii) {
        int count = ascii.length();
        reserve(count);
        ascii.getBytes(0, count, bytes, length);
        length += count;
    }

    /** {@code "name@number"}. Records in a row are mostly of one model, so that its text is made once. */
    void model(ModelVersion version) {
        if (!version.equals(model)) {
            modelText = JsonStringEncoder.getInstance().quoteAsUTF8(version.toString());
            model = version;
        }
        text('"');
        text(modelText);
        text('"');
    }

    void bool(boolean value) {
        text(value ? TRUE : FALSE);
    }

    /** Microseconds as seconds with a fraction. */
    void seconds(long micros) {
        reserve(ROOM);
        length = DecimalSeconds.put(micros, bytes, length);
    }

    /** One number for one channel, an array for more. */
    void channels(double[] values) {
        if (values.length == 1) {
            number(values[0]);
            return;
        }
        text('[');
        for (int c = 0; c < values.length; c++) {
            if (c > 0) {
                text(',');
            }
            number(values[c]);
        }
        text(']');
    }

    void missing() {
        text(NULL);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
