package io.wavecast.experiments.sine;

/** The signal: sin over 0..100 in 1,000 samples, the first 800 of them for training. */
final class Sine {
    static final int SAMPLES = 1_000;
    static final int TRAINING_SAMPLES = 800;
    static final int TEST_SAMPLES = SAMPLES - TRAINING_SAMPLES;
    static final long PERIOD_MICROS = 100_000;
    private static final double RANGE = 100;

    private Sine() {}

    /** The value of a sample. */
    static double value(int t) {
        return Math.sin(RANGE * t / SAMPLES);
    }

    /** (samples)(1) the whole signal. */
    static double[][] series() {
        double[][] series = new double[SAMPLES][];
        for (int t = 0; t < SAMPLES; t++) {
            series[t] = new double[] {value(t)};
        }
        return series;
    }
}
