package io.wavecast.signals.produce;

import io.wavecast.signals.Signal;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/** The event time of a signal's first sample: the time of the replay, the recorded time, or a fixed time. */
@FunctionalInterface
interface StartTime {
    /** The time of the replay. */
    StartTime NOW = signal -> Optional.empty();

    /**
     * The event time of a signal's first sample; empty for the time of the replay.
     *
     * @throws IllegalArgumentException if the recorded time is required and unknown
     */
    Optional<Instant> eventTime(Signal signal);

    /** Parses {@code now}, {@code recorded} or a time in ISO-8601. */
    final class Converter implements ITypeConverter<StartTime> {
        @Override
        public StartTime convert(String text) {
            if (text.equals("now")) {
                return NOW;
            }
            if (text.equals("recorded")) {
                return signal -> Optional.of(Times.recordedStart(signal));
            }
            Instant time = Times.parse(text, "now, recorded, or a time");
            return signal -> Optional.of(time);
        }
    }
}
