package io.wavecast.signals.edf;

import io.wavecast.signals.RecordingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads the fixed-width fields of a header. Errors name file, field and byte. */
final class HeaderText {
    private final Path file;
    private final byte[] bytes;

    HeaderText(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** The trimmed text of a field. The format allows US-ASCII only, but labels in Latin-1 are common. */
    String text(int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1).trim();
    }

    int integer(String field, int offset, int length, int low, int high) {
        String text = text(offset, length);
        try {
            int value = Integer.parseInt(text.replaceFirst("\\.0*$", "")); // some programs write 32767.0
            if (value >= low && value <= high) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with numbers out of range.
        }
        throw malformed(field, offset, text, "a whole number from " + low + " to " + high);
    }

    double number(String field, int offset, int length) {
        String text = text(offset, length);
        try {
            double value = Double.parseDouble(text.replace(',', '.'));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with numbers that are not finite.
        }
        throw malformed(field, offset, text, "a number");
    }

    RecordingException malformed(String field, int offset, String was, String expected) {
        return new RecordingException(problem(field, offset, was, expected));
    }

    /** The description of a malformed field. */
    String problem(String field, int offset, String was, String expected) {
        return file + ": header field '" + field + "' at byte " + offset + ": expected " + expected + ", was '" + was
                + "'";
    }
}
