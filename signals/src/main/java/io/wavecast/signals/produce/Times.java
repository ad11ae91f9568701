package io.wavecast.signals.produce;

import io.wavecast.signals.EpochMicros;
import io.wavecast.signals.Signal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.TypeConversionException;

/** Parses times in options. */
final class Times {
    private Times() {}

    /**
     * Parses a time in ISO-8601 to the microsecond.
     *
     * @param expected the valid values, for the message of a failure
     */
    static Instant parse(String text, String expected) {
        try {
            return Instant.EPOCH.plus(EpochMicros.of(Instant.parse(text)), ChronoUnit.MICROS);
        } catch (DateTimeException | ArithmeticException e) {
            throw new TypeConversionException(
                    "expected " + expected + " such as 2026-05-31T16:00:00Z, was '" + text + "'");
        }
    }

    /**
     * The time of a recording's first sample.
     *
     * @throws IllegalArgumentException if it is unknown
     */
    static Instant recordedStart(Signal signal) {
        return signal.start()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a recording with a start time, was " + signal.name() + ", which has none"));
    }
}
