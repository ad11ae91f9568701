package io.wavecast.demo.story;

import io.wavecast.signals.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Vibrations of three parts of a machine, which runs faster from some moment on. Channel c is {@code sin(φ + c) + ½·sin(2φ + c) + ¼·sin(3φ + c) + 0.2·n}, where n is
 * Gaussian of deviation 1. The phase φ grows by 1 turn a second, and by {@value #FASTER} turns after the change: it never jumps.
 */
final class RhythmSignal implements Signal {
    /** Samples per second. */
    static final double RATE = 50;
    /** Turns per second after the change; a model of the slower rhythm stays better than the last value. */
    static final double FASTER = 1.2;

    private static final List<String> CHANNELS = List.of("fan", "gear", "pump");
    private static final double NOISE = 0.2;

    private final long seed;
    private volatile double turns = 1;

    RhythmSignal(long seed) {
        this.seed = seed;
    }

    /** Changes the rhythm, from the next sample on. */
    void change() {
        turns = FASTER;
    }

    @Override
    public String name() {
        return "machine";
    }

    @Override
    public List<String> channels() {
        return CHANNELS;
    }

    @Override
    public OptionalDouble rate(int channel) {
        return OptionalDouble.of(RATE);
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
        return new Vibration(new Random(seed));
    }

    private final class Vibration implements Playback {
        private final Random random;
        private long sample = -1;
        private double phase;

        Vibration(Random random) {
            this.random = random;
        }

        @Override
        public boolean next(double[] values) {
            sample++;
            phase += 2 * Math.PI * turns / RATE;
            for (int c = 0; c < values.length; c++) {
                values[c] = Math.sin(phase + c)
                        + Math.sin(2 * phase + c) / 2
                        + Math.sin(3 * phase + c) / 4
                        + NOISE * random.nextGaussian();
            }
            return true;
        }

        @Override
        public long offsetMicros() {
            return Math.round(sample * 1e6 / RATE);
        }

        @Override
        public void close() {
            // A generator holds no resources.
        }
    }
}
