package io.wavecast.benchmarks.anomalies;

import java.util.Random;
import java.util.function.ToDoubleFunction;

/** A generated signal without anomalies. */
enum QuietSignal {
    NORMAL("normal noise", signal -> signal.random.nextGaussian()),
    EXPONENTIAL("exponential noise", signal -> -Math.log(1 - signal.random.nextDouble())),
    HEAVY("noise of Student's t with 4 degrees of freedom", signal -> {
        double square = 0;
        for (int k = 0; k < 4; k++) {
            double normal = signal.random.nextGaussian();
            square += normal * normal / 4;
        }
        return signal.random.nextGaussian() / Math.sqrt(square);
    }),
    AUTOREGRESSIVE("autoregression, 0.9", signal -> 0.9 * signal.last + signal.random.nextGaussian()),
    WALK("random walk", signal -> signal.last + signal.random.nextGaussian()),
    DAILY(
            "daily cycle with noise",
            signal -> 3 * Math.sin(2 * Math.PI * (signal.row % 288) / 288) + signal.random.nextGaussian());

    private static final int ALARMS = 50; // expected ones
    private static final int SEED = 19;

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private final ToDoubleFunction<Source> next;

    QuietSignal(String title, ToDoubleFunction<Source> next) {
        this.title = title;
        this.next = next;
    }

    String title() {
        return title;
    }

    /** Number of beginnings over 50 times the number of samples in which one is asked for, by 50. */
    double falseAlarms(double samplesPerFalseAlarm) {
        Source source = new Source();
        double[] values = new double[(int) (ALARMS * samplesPerFalseAlarm)];
        for (int row = 0; row < values.length; row++) {
            source.row = row;
            source.last = next.applyAsDouble(source);
            values[row] = source.last;
        }
        return (double) new ServiceAnomalies(samplesPerFalseAlarm).begun(values) / ALARMS;
    }

    /** What the next sample depends on. */
    private static final class Source {
        private final Random random = new Random(SEED);
        private double last;
        private int row;
    }
}
