package io.wavecast.signals.generated;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/** The signals that can be generated. */
public enum SignalKind {
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

    private final double usualRate;
    private final List<String> usualChannels;

    SignalKind(double usualRate, List<String> usualChannels) {
        this.usualRate = usualRate;
        this.usualChannels = usualChannels;
    }

    abstract Generator generator(double rate, int channels, Random random);

    /** Samples per second. */
    public double usualRate() {
        return usualRate;
    }

    public List<String> usualChannels() {
        return usualChannels;
    }

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException naming the words there are */
    public static SignalKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no signal; there are "
                        + Arrays.stream(values()).map(SignalKind::word).collect(Collectors.joining(", "))));
    }
}
