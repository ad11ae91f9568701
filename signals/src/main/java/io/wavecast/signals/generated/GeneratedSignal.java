package io.wavecast.signals.generated;

import io.wavecast.signals.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;

/** An endless signal of a model with a seed: the same samples at each playback. */
public final class GeneratedSignal implements Signal {
    private final SignalKind kind;
    private final double rate;
    private final List<String> channels;
    private final long seed;

    /** @param rate samples per second */
    public GeneratedSignal(SignalKind kind, double rate, List<String> channels, long seed) {
        if (!(rate > 0) || rate > 1e6) {
            throw new IllegalArgumentException("--rate must lie between 0 and 1e6 samples per second, was " + rate);
        }
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("--channels must name at least one");
        }
        this.kind = kind;
        this.rate = rate;
        this.channels = List.copyOf(channels);
        this.seed = seed;
    }

    /** With the rate and the channels that are usual for its kind. */
    public static GeneratedSignal of(SignalKind kind, long seed) {
        return new GeneratedSignal(kind, kind.usualRate(), kind.usualChannels(), seed);
    }

    @Override
    public String name() {
        return kind.word();
    }

    @Override
    public List<String> channels() {
        return channels;
    }

    @Override
    public OptionalDouble rate(int channel) {
        return OptionalDouble.of(rate);
    }

    @Override
    public Optional<Instant> start() {
        return Optional.empty();
    }

    @Override
    public OptionalLong lengthMicros() {
        return OptionalLong.empty();
    }

    @Override
    public Playback open() {
        Generator generator = kind.generator(rate, channels.size(), new Random(seed));
        return new Playback() {
            private long sample = -1;

            @Override
            public boolean next(double[] values) {
                generator.next(values);
                sample++;
                return true;
            }

            @Override
            public long offsetMicros() {
                return Math.round(sample * 1e6 / rate);
            }

            @Override
            public void close() {
                // Nothing is held open.
            }
        };
    }
}
