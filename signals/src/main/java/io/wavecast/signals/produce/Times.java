package io.wavecast.signals.produce;

import io.wavecast.signals.Signal;
import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.TypeConversionException;

/** Times in options. */
final class Times {
    private Times() {}

    /** @param expected the valid values, for the message of a failure */
    static Instant parse(String text, String expected) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "expected " + expected + " such as 2026-05-31T16:00:00Z, was '" + text + "'");
        }
    }

    /** @throws IllegalArgumentException if the signal's start is unknown */
    static Instant recordedStart(Signal signal) {
        return signal.start()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a recording with a start time, was " + signal.name() + ", which has none"));
    }
}
