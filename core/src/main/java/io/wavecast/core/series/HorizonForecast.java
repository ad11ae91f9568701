package io.wavecast.core.series;

import java.util.Arrays;
import java.util.List;

/** The forecast for one horizon: mean and interval of each channel. */
public final class HorizonForecast {
    /** The value of {@link #atMicros()} while the sampling period is unknown. */
    public static final long UNKNOWN_TIME = Long.MIN_VALUE;

    private final int horizon;
    private final long atMicros;
    private final double[] mean; // (channels)
    private final double[] lower; // (channels)
    private final double[] upper; // (channels)
    private final List<LevelInterval> levels;

    /** A forecast with one interval; see the other constructor. */
    public HorizonForecast(int horizon, long atMicros, double[] mean, double[] lower, double[] upper) {
        this(horizon, atMicros, mean, lower, upper, List.of());
    }

    /**
     * @param horizon steps ahead, 1 or more; 0 for labels of the series so far
     * @param atMicros event time of the target, or {@link #UNKNOWN_TIME}
     * @param mean (channels) in the user's units; not copied
     * @param lower (channels) lower end of the interval; not copied
     * @param upper (channels) upper end of the interval; not copied
     * @param levels the intervals of further levels, ascending; empty if there are none
     */
    public HorizonForecast(
            int horizon, long atMicros, double[] mean, double[] lower, double[] upper, List<LevelInterval> levels) {
        this.horizon = horizon;
        this.atMicros = atMicros;
        this.mean = mean;
        this.lower = lower;
        this.upper = upper;
        this.levels = List.copyOf(levels);
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

    /** The intervals of further levels, ascending; empty if there are none. */
    public List<LevelInterval> levels() {
        return levels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HorizonForecast that
                && horizon == that.horizon
                && atMicros == that.atMicros
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(lower, that.lower)
                && Arrays.equals(upper, that.upper)
                && levels.equals(that.levels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * horizon + Long.hashCode(atMicros)) + Arrays.hashCode(mean);
    }

    @Override
    public String toString() {
        return "HorizonForecast[+" + horizon + " at " + atMicros + " us, " + Arrays.toString(mean) + " in "
                + Arrays.toString(lower) + ".." + Arrays.toString(upper)
                + (levels.isEmpty() ? "" : ", " + levels) + "]";
    }
}
