package io.wavecast.core.model;

import java.util.Arrays;

/**
 * How each series learns a center and a scale of its own, from its past inputs when a model begins to forecast it. One model can then serve series
 * in different units (as the scaling of DeepAR: Salinas et al. 2020). What was learned stays fixed until the hidden state is rebuilt: when another
 * version takes over, after a gap that is too long to fill, or when the series has {@linkplain SeriesScale#isLeft left} its range.
 *
 * @param method {@link Scaling.Kind#ROBUST} or {@link Scaling.Kind#Z_SCORE}
 * @param window newest past inputs that center and scale are learned from
 * @param reach distance from the center, in scales, beyond which a value is out of range
 */
public record SeriesScaling(Scaling.Kind method, int window, double reach) {
    public static final int WINDOW = 256;
    public static final double REACH = 8;

    private static final int MIN_WINDOW = 8;
    private static final int MAX_WINDOW = 65_536;

    public SeriesScaling {
        if (method == Scaling.Kind.MIN_MAX) {
            throw new IllegalArgumentException(
                    "expected robust or z-score scaling per series, was min-max, whose limits are known beforehand");
        }
        if (window < MIN_WINDOW || window > MAX_WINDOW) {
            throw new IllegalArgumentException("expected a window of " + MIN_WINDOW + ".." + MAX_WINDOW
                    + " inputs for the scaling per series, was " + window);
        }
        if (!(reach > 0) || !Double.isFinite(reach)) {
            throw new IllegalArgumentException("expected a positive reach of the scaling per series, was " + reach);
        }
    }

    /** The default: median and median absolute deviation. */
    public static SeriesScaling robust(int window) {
        return new SeriesScaling(Scaling.Kind.ROBUST, window, REACH);
    }

    /**
     * Learns from the newest inputs.
     *
     * @param past (samples, channels) the oldest first; NaN where a channel has no value yet
     */
    public SeriesScale learned(double[] past, int channels) {
        int samples = Math.min(window, past.length / channels);
        int first = past.length / channels - samples;
        SeriesScale scale = SeriesScale.unknown(channels);
        double[] values = new double[samples];
        for (int c = 0; c < channels; c++) {
            int count = 0;
            for (int t = first; t < first + samples; t++) {
                double value = past[t * channels + c];
                if (!Double.isNaN(value)) {
                    values[count++] = value;
                }
            }
            if (count > 0) {
                learn(Arrays.copyOf(values, count), c, scale);
            }
        }
        return scale;
    }

    private void learn(double[] values, int channel, SeriesScale into) {
        Spread spread = Spread.of(method, values);
        into.set(channel, spread.center(), spread.isConstant() ? 0 : spread.scale());
    }
}
