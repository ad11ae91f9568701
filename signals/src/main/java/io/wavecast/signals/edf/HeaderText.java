package io.wavecast.signals.edf;

import io.wavecast.signals.RecordingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Fixed-width fields of a header, with errors that name file, field and place. */
final class HeaderText {
    private final Path file;
    private final byte[] bytes;

    HeaderText(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** Trimmed; the format allows US-ASCII only, but labels in Latin-1 are common. */
    String text(int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1).trim();
    }

    int integer(String field, int offset, int length, int low, int high) {
        String text = text(offset, length);
        try {
            int value = Integer.parseInt(text);
            if (value >= low && value <= high) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, with what would be right.
        }
        throw wrong(field, offset, text, "a whole number from " + low + " to " + high);
    }

    double number(String field, int offset, int length) {
        String text = text(offset, length);
        try {
            double value = Double.parseDouble(text.replace(',', '.'));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, with what would be right.
        }
        throw wrong(field, offset, text, "a number");
    }

    RecordingException wrong(String field, int offset, String was, String right) {
        return new RecordingException(
                file + ": header field '" + field + "' at byte " + offset + " is '" + was + "', must be " + right);
    }
}
