package io.wavecast.signals.edf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The onset of a data record: an annotation of {@code +seconds}, then byte 20 (EDF+ specification, section 2.2.4). */
final class RecordOnset {
    private static final int END = 0x14;
    private static final Pattern SECONDS = Pattern.compile("[+-]\\d{1,12}(\\.\\d*)?");

    private RecordOnset() {}

    /** The text before the first byte 20 of an annotation signal. */
    static String text(byte[] record, int from, int bytes) {
        int end = from;
        while (end < from + bytes && record[end] != END) {
            end++;
        }
        return new String(record, from, end - from, StandardCharsets.US_ASCII);
    }

    /** The onset in microseconds; empty if the text is not a number of seconds with a sign. */
    static OptionalLong micros(String text) {
        return SECONDS.matcher(text).matches()
                ? OptionalLong.of(new BigDecimal(text)
                        .movePointRight(6)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact())
                : OptionalLong.empty();
    }
}
