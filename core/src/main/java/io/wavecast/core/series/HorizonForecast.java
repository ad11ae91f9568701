package io.wavecast.core.series;

import java.util.Arrays;

/** The forecast for one horizon: mean and interval of each channel. */
public final class HorizonForecast {
    /** The value of {@link #atMicros()} while the sampling period is unknown. */
    public static final long UNKNOWN_TIME = Long.MIN_VALUE;

    private final int horizon;
    private final long atMicros;
    private final double[] mean; // (channels)
    private final double[] lower; // (channels)
    private final double[] upper; // (channels)

    /**
     * @param horizon steps ahead, 1 or more; 0 for labels of the series so far
     * @param atMicros event time of the target, or {@link #UNKNOWN_TIME}
     * @param mean (channels) in the user's units; not copied
     * @param lower (channels) lower end of the interval; not copied
     * @param upper (channels) upper end of the interval; not copied
     */
    public HorizonForecast(int horizon, long atMicros, double[] mean, double[] lower, double[] upper) {
        this.horizon = horizon;
        this.atMicros = atMicros;
        this.mean = mean;
        this.lower = lower;
        this.upper = upper;
    }

    public int horizon() {
        return horizon;
    }

    public long atMicros() {
        return atMicros;
    }

    public double[] mean() {
        return mean;
    }

    public double[] lower() {
        return lower;
    }

    public double[] upper() {
        return upper;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HorizonForecast that
                && horizon == that.horizon
                && atMicros == that.atMicros
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(lower, that.lower)
                && Arrays.equals(upper, that.upper);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * horizon + Long.hashCode(atMicros)) + Arrays.hashCode(mean);
    }

    @Override
    public String toString() {
        return "HorizonForecast[+" + horizon + " at " + atMicros + " us, " + Arrays.toString(mean) + " in "
                + Arrays.toString(lower) + ".." + Arrays.toString(upper) + "]";
    }
}
