package io.wavecast.signals.generated;

import io.wavecast.signals.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;

/** An endless signal from a model and a seed. Every playback has the same samples. */
public final class GeneratedSignal implements Signal {
    /** Highest sampling rate in samples per second: one per microsecond. */
    public static final int MAX_RATE = 1_000_000;

    private final SignalKind kind;
    private final double rate;
    private final List<String> channels;
    private final long seed;

    /**
     * Creates a signal.
     *
     * @param rate samples per second, above 0 and at most {@link #MAX_RATE}
     * @param channels labels of the channels, at least one
     */
    public GeneratedSignal(SignalKind kind, double rate, List<String> channels, long seed) {
        if (!(rate > 0 && rate <= MAX_RATE)) {
            throw new IllegalArgumentException(
                    "expected a rate above 0 and at most " + MAX_RATE + " samples per second, was " + rate);
        }
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("expected at least one channel, was none");
        }
        this.kind = kind;
        this.rate = rate;
        this.channels = List.copyOf(channels);
        this.seed = seed;
    }

    /** Creates a signal with the default rate and channels of its kind. */
    public static GeneratedSignal of(SignalKind kind, long seed) {
        return new GeneratedSignal(kind, kind.defaultRate(), kind.defaultChannels(), seed);
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
                // A generator holds no resources.
            }
        };
    }
}
