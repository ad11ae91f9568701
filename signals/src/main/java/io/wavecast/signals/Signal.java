package io.wavecast.signals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A recording or a generator: something that can be played from its start, more than once. */
public interface Signal {
    /** What it is called where no other name is given: a file's name without its ending, or the generator's. */
    String name();

    /** Labels of the channels, in order. */
    List<String> channels();

    /** Samples per second of a channel; empty where each sample says when it was taken. */
    OptionalDouble rate(int channel);

    /** Whether all channels are sampled at the same moments; those of a recording with several sampling rates are not. */
    default boolean sampledTogether() {
        return IntStream.range(0, channels().size())
                        .mapToObj(this::rate)
                        .distinct()
                        .count()
                <= 1;
    }

    /** When it was recorded, if it says so. */
    Optional<Instant> start();

    /** Length in microseconds, if it is known before the end. */
    OptionalLong lengthMicros();

    /** From the start. @throws RecordingException if it cannot be read */
    Playback open();

    /** One pass over a signal. */
    interface Playback extends AutoCloseable {
        /**
         * Moves on to the next sample.
         *
         * @param values (channels) receives the values in the signal's units; NaN where a channel has none
         * @return false at the end, when nothing was written
         * @throws RecordingException if the recording is damaged here
         */
        boolean next(double[] values);

        /** Time of the sample since the start of the signal, in microseconds. */
        long offsetMicros();

        @Override
        void close();
    }
}
