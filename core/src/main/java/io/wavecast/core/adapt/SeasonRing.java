package io.wavecast.core.adapt;

import java.util.Arrays;

/** The samples of the last season of one series, observed or filled in. Reading and adding cost O(channels). */
public final class SeasonRing {
    private final int channels;
    private final double[] values; // (season, channels) as a ring; NaN where unknown
    private int oldest; // position of the oldest sample, in values

    /**
     * A ring of unknown samples.
     *
     * @param season steps of one season; 0 without one
     */
    public SeasonRing(int season, int channels) {
        this.channels = channels;
        this.values = new double[season * channels];
        clear();
    }

    /**
     * A ring with the content of another.
     *
     * @param values see {@link #samples()}
     * @throws IllegalArgumentException if their count is not a multiple of the channels
     */
    public static SeasonRing of(double[] values, int channels) {
        if (values.length % channels != 0) {
            throw new IllegalArgumentException("expected whole samples of " + channels + " channels in a season, was "
                    + values.length + " values");
        }
        SeasonRing ring = new SeasonRing(values.length / channels, channels);
        System.arraycopy(values, 0, ring.values, 0, values.length);
        return ring;
    }

    /** Steps of one season; 0 without one. */
    public int season() {
        return values.length / channels;
    }

    /** Adds the newest sample, (channels) or more values from {@code from} on; copied. The oldest one is dropped. */
    public void add(double[] samples, int from) {
        if (values.length > 0) {
            System.arraycopy(samples, from, values, oldest, channels);
            oldest = oldest + channels == values.length ? 0 : oldest + channels;
        }
    }

    /**
     * The value of a sample.
     *
     * @param stepsBack 0 for the newest one, less than the season; negative without a season
     * @return NaN if unknown
     */
    public double value(int stepsBack, int channel) {
        if (stepsBack < 0) {
            return Double.NaN;
        }
        int at = oldest - (stepsBack + 1) * channels;
        return values[(at < 0 ? at + values.length : at) + channel];
    }

    /** Forgets all samples, after a gap in time. */
    public void clear() {
        Arrays.fill(values, Double.NaN);
        oldest = 0;
    }

    /** All samples, (season, channels), the oldest first; a copy. */
    public double[] samples() {
        double[] samples = new double[values.length];
        System.arraycopy(values, oldest, samples, 0, values.length - oldest);
        System.arraycopy(values, 0, samples, values.length - oldest, oldest);
        return samples;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeasonRing that
                && channels == that.channels
                && Arrays.equals(samples(), that.samples());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(samples());
    }
}
