package io.wavecast.core.model;

import java.util.Arrays;

/**
 * Scales each channel, {@code s = clip((v − center) / scale)}, and reverses it. The kind is the method that chose center and scale.
 * Values outside the clip range are clipped to its nearest end.
 */
public final class Scaling {
    /** The method that chose center and scale. */
    public enum Kind {
        /** Middle and half the width of the channel's physical limits, which map to −1 and 1. */
        MIN_MAX,
        /** Mean and standard deviation. */
        Z_SCORE,
        /** Median and 1.4826 · median absolute deviation. */
        ROBUST
    }

    private final Kind kind;
    private final double[] center; // (channels)
    private final double[] scale; // (channels)
    private final double clipLow;
    private final double clipHigh;

    /**
     * @param center (channels), finite
     * @param scale (channels), finite and positive
     * @param clipLow lowest scaled value
     * @param clipHigh highest scaled value
     */
    public Scaling(Kind kind, double[] center, double[] scale, double clipLow, double clipHigh) {
        if (center.length == 0 || center.length != scale.length) {
            throw new IllegalArgumentException(
                    "expected one center and one scale per channel, was " + center.length + " and " + scale.length);
        }
        for (int i = 0; i < center.length; i++) {
            if (!Double.isFinite(center[i]) || !Double.isFinite(scale[i]) || scale[i] <= 0) {
                throw new IllegalArgumentException("scaling of channel " + i
                        + " must be finite with a positive scale, was center " + center[i] + ", scale " + scale[i]);
            }
        }
        if (!(clipLow < clipHigh) || !Double.isFinite(clipLow) || !Double.isFinite(clipHigh)) {
            throw new IllegalArgumentException(
                    "clip range must be finite and not empty, was " + clipLow + ".." + clipHigh);
        }
        this.kind = kind;
        this.center = center.clone();
        this.scale = scale.clone();
        this.clipLow = clipLow;
        this.clipHigh = clipHigh;
    }

    /** Maps physical limits to −1 and 1, and clips there. */
    public static Scaling minMax(double[] low, double[] high) {
        double[] center = new double[low.length];
        double[] scale = new double[low.length];
        for (int i = 0; i < low.length; i++) {
            center[i] = (low[i] + high[i]) / 2;
            scale[i] = (high[i] - low[i]) / 2;
        }
        return new Scaling(Kind.MIN_MAX, center, scale, -1, 1);
    }

    public Kind kind() {
        return kind;
    }

    public int channels() {
        return center.length;
    }

    /** The centers, (channels); a copy. */
    public double[] center() {
        return center.clone();
    }

    public double center(int channel) {
        return center[channel];
    }

    public double scale(int channel) {
        return scale[channel];
    }

    /** The scales, (channels); a copy. */
    public double[] scale() {
        return scale.clone();
    }

    public double clipLow() {
        return clipLow;
    }

    public double clipHigh() {
        return clipHigh;
    }

    /** The scaled value of a channel. */
    public double scaled(int channel, double value) {
        return clip((value - center[channel]) / scale[channel]);
    }

    /** The value in the user's units. */
    public double unscaled(int channel, double scaled) {
        return center[channel] + scale[channel] * scaled;
    }

    /** The nearest value within the clip range. */
    public double clip(double scaled) {
        return Math.min(clipHigh, Math.max(clipLow, scaled));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scaling that
                && kind == that.kind
                && Arrays.equals(center, that.center)
                && Arrays.equals(scale, that.scale)
                && clipLow == that.clipLow
                && clipHigh == that.clipHigh;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(center) + Arrays.hashCode(scale);
    }

    @Override
    public String toString() {
        return kind + Arrays.toString(center) + "/" + Arrays.toString(scale) + " in " + clipLow + ".." + clipHigh;
    }
}
