package io.wavecast.signals.generated;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The models that generate signals. */
public enum SignalKind {
    NEURAL_MASS(128, List.of("O1", "O2", "Fz")) {
        @Override
        Generator generator(double rate, int channels, Random random) {
            return new NeuralMassGenerator(rate, channels, random);
        }
    },
    EEG(128, List.of("O1", "O2", "Fz")) {
        @Override
        Generator generator(double rate, int channels, Random random) {
            return new EegGenerator(rate, channels, random);
        }
    },
    SINE(100, List.of("c1", "c2", "c3")) {
        @Override
        Generator generator(double rate, int channels, Random random) {
            return new SineGenerator(rate, random);
        }
    },
    ECG(250, List.of("II")) {
        @Override
        Generator generator(double rate, int channels, Random random) {
            return new EcgGenerator(rate, random);
        }
    },
    RANDOM_WALK(10, List.of("c1", "c2", "c3")) {
        @Override
        Generator generator(double rate, int channels, Random random) {
            return new RandomWalkGenerator(random);
        }
    };

    /** The signal of commands that are given none. */
    public static final SignalKind DEFAULT = NEURAL_MASS;

    private final double defaultRate;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> defaultChannels;

    SignalKind(double defaultRate, List<String> defaultChannels) {
        this.defaultRate = defaultRate;
        this.defaultChannels = defaultChannels;
    }

    /** Creates the generator of one playback. */
    abstract Generator generator(double rate, int channels, Random random);

    /** The default sampling rate, in samples per second. */
    public double defaultRate() {
        return defaultRate;
    }

    /** The default labels of the channels. */
    public List<String> defaultChannels() {
        return defaultChannels;
    }

    /** The kind as a word, such as {@code random-walk}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
