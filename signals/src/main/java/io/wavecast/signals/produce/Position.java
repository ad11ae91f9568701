package io.wavecast.signals.produce;

import io.wavecast.signals.EpochMicros;
import io.wavecast.signals.Signal;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;

/** A position in a signal: seconds from its start, or a recorded time. */
@FunctionalInterface
interface Position {
    /**
     * The position as microseconds from the start of a signal.
     *
     * @throws IllegalArgumentException if the position is a time, and the signal's start is unknown
     */
    long offsetMicros(Signal signal);

    /** Parses a number of seconds or a time in ISO-8601. */
    final class Converter implements ITypeConverter<Position> {
        @Override
        public Position convert(String text) {
            if (text.matches("[0-9]+(\\.[0-9]+)?")) {
                long offset = Math.round(Double.parseDouble(text) * 1e6);
                return signal -> offset;
            }
            Instant time = Times.parse(text, "seconds from the start, or a time");
            return signal -> EpochMicros.of(time) - EpochMicros.of(Times.recordedStart(signal));
        }
    }
}
