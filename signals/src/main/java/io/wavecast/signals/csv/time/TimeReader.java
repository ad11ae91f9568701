package io.wavecast.signals.csv.time;

/** Reads the times of one column, row by row. */
@FunctionalInterface
public interface TimeReader {
    /** What a time may be, for messages. */
    String EXPECTED = "expected a time (epoch seconds, ISO-8601, or a date such as 2026-05-31 16:08:37)";

    /**
     * Reads one time.
     *
     * @return microseconds since the epoch, or since the recording's start
     * @throws IllegalArgumentException if the text is not a time; the message says what is expected, and what it was
     */
    long micros(String text);

    /** The failure of a text that is not a time. */
    static IllegalArgumentException notATime(String text) {
        return new IllegalArgumentException(EXPECTED + ", was '" + text + "'");
    }
}
