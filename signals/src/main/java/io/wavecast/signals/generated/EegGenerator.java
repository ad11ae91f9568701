package io.wavecast.signals.generated;

import java.util.Random;

/**
 * Electroencephalogram as filtered noise (Zetterberg 1969, "Estimation of parameters for a linear difference equation with
 * application to EEG analysis"): a sum of second-order resonances driven by Gaussian noise, one for each rhythm, and a
 * first-order process for the slow background.
 *
 * <pre>
 *  r[t] = 2·ρ·cos(2π·f/rate)·r[t−1] − ρ²·r[t−2] + e[t],   ρ = exp(−π·bandwidth/rate)
 * </pre>
 *
 * Rhythms (frequency, bandwidth, deviation): theta 6 Hz, 3 Hz, 4 µV; alpha 10 Hz, 1.5 Hz, 12 µV, with an amplitude that varies
 * over seconds; beta 20 Hz, 8 Hz, 3 µV; background with a corner at 1 Hz, 8 µV; measurement noise 0.5 µV. Half of the drive of
 * each rhythm is common to all channels. Since noise drives the signal, no forecaster is perfect; the best linear one follows
 * from the model.
 */
final class EegGenerator implements Generator {
    private static final double NOISE = 0.5; // µV
    private static final int ALPHA = 1; // index of the alpha rhythm
    private static final double AMPLITUDE_SECONDS = 3;

    private final Random random;
    private final Rhythm[][] rhythms; // (channels)(theta, alpha, beta)
    private final double[] background; // (channels)
    private final double backgroundMemory;
    private final double amplitudeMemory;
    private double amplitude;

    EegGenerator(double rate, int channels, Random random) {
        this.random = random;
        this.rhythms = new Rhythm[channels][];
        for (int c = 0; c < channels; c++) {
            rhythms[c] = new Rhythm[] {
                new Rhythm(6, 3, 4, rate), new Rhythm(10, 1.5, 12, rate), new Rhythm(20, 8, 3, rate),
            };
        }
        this.background = new double[channels];
        this.backgroundMemory = Math.exp(-2 * Math.PI / rate);
        this.amplitudeMemory = Math.exp(-1 / (AMPLITUDE_SECONDS * rate));
    }

    @Override
    public void next(double[] values) {
        amplitude =
                amplitudeMemory * amplitude + Math.sqrt(1 - amplitudeMemory * amplitudeMemory) * random.nextGaussian();
        double alphaGain = Math.exp(0.4 * amplitude);
        double[] common = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        for (int c = 0; c < values.length; c++) {
            background[c] = backgroundMemory * background[c]
                    + 8 * Math.sqrt(1 - backgroundMemory * backgroundMemory) * random.nextGaussian();
            double sum = background[c] + NOISE * random.nextGaussian();
            for (int r = 0; r < rhythms[c].length; r++) {
                double drive = Math.sqrt(0.5) * (common[r] + random.nextGaussian());
                double rhythm = rhythms[c][r].next(drive);
                sum += r == ALPHA ? alphaGain * rhythm : rhythm;
            }
            values[c] = sum;
        }
    }

    /** A second-order resonance driven by noise. */
    private static final class Rhythm {
        private final double first;
        private final double second;
        private final double gain;
        private double last;
        private double beforeLast;

        Rhythm(double frequency, double bandwidth, double deviation, double rate) {
            double radius = Math.exp(-Math.PI * bandwidth / rate);
            this.first = 2 * radius * Math.cos(2 * Math.PI * frequency / rate);
            this.second = -radius * radius;
            // Variance of an AR(2) process driven by unit noise (Box and Jenkins 1970, section 3.2.4).
            double variance = (1 - second) / ((1 + second) * ((1 - second) * (1 - second) - first * first));
            this.gain = deviation / Math.sqrt(variance);
        }

        double next(double drive) {
            double value = first * last + second * beforeLast + gain * drive;
            beforeLast = last;
            last = value;
            return value;
        }
    }
}
