package io.wavecast.signals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A recording or a generator: a source of samples that can be played from its start, more than once. */
public interface Signal {
    /** The default name: a file's name without its extension, or the generator's. */
    String name();

    /** Labels of the channels, in order. */
    List<String> channels();

    /** Labels of channels that the recording has but that cannot be read, each with the reason; they are not among {@link #channels}. */
    default Map<String, String> unreadableChannels() {
        return Map.of();
    }

    /** What the recording has that is not read as it stands, such as columns left out; empty if there is nothing. */
    default List<String> warnings() {
        return List.of();
    }

    /** Whether labels may begin with the type of signal, as EDF+ defines: {@code EEG O1}. */
    default boolean labelsBeginWithType() {
        return false;
    }

    /** Samples per second of a channel; empty if each sample has its own time. */
    OptionalDouble rate(int channel);

    /** Whether all channels are sampled at the same moments. False for a recording with several sampling rates. */
    default boolean sampledTogether() {
        return sampledTogether(IntStream.range(0, channels().size()).toArray());
    }

    /**
     * Whether some channels are sampled at the same moments.
     *
     * @param some their indices
     */
    default boolean sampledTogether(int[] some) {
        return IntStream.of(some).mapToObj(this::rate).distinct().count() <= 1;
    }

    /** Time of the recording's first sample; empty if unknown. */
    Optional<Instant> start();

    /** Length in microseconds; empty if it is not known in advance. */
    OptionalLong lengthMicros();

    /**
     * Starts a playback at the signal's first sample.
     *
     * @throws RecordingException if the recording cannot be read
     */
    Playback open();

    /** One pass over a signal. */
    interface Playback extends AutoCloseable {
        /**
         * Moves to the next sample.
         *
         * @param values (channels) receives the values in the signal's units; NaN if a channel has no value
         * @return false at the end of the signal; {@code values} is unchanged then
         * @throws RecordingException if the recording is damaged at this sample
         */
        boolean next(double[] values);

        /** Time of the sample since the start of the signal, in microseconds. */
        long offsetMicros();

        @Override
        void close();
    }
}
