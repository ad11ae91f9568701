package io.wavecast.trainer.history;

import io.wavecast.core.model.Calendar;
import java.util.Arrays;
import java.util.Optional;

/**
 * A run of samples without a gap. The samples from {@link #firstTarget()} on are targets of forecasts; the ones before are the lead-in,
 * which supplies lags and settles hidden states.
 *
 * <p>Not a record, because arrays compare by identity.
 */
public final class SeriesSlice {
    private static final long[] UNKNOWN = {};

    private final double[][] values; // (time)(channels)
    private final double[][] levels; // (time)(channels)
    private final boolean[][] observed; // (time)(channels)
    private final int firstTarget;
    private final String series;
    private final long[] times; // (time) in microseconds; empty if unknown

    /**
     * A slice whose values were all observed.
     *
     * @param values (time)(channels), not copied
     * @param firstTarget index of the first target, at least 1
     */
    public SeriesSlice(double[][] values, int firstTarget) {
        this(values, allObserved(values), firstTarget);
    }

    /**
     * A slice of values that are not differenced.
     *
     * @param values (time)(channels), not copied; a missing value repeats the last one
     * @param observed (time)(channels), not copied; false where the value was missing
     * @param firstTarget index of the first target, at least 1
     */
    public SeriesSlice(double[][] values, boolean[][] observed, int firstTarget) {
        this(values, values, observed, firstTarget);
    }

    /**
     * A slice of values or of their changes.
     *
     * @param values (time)(channels), not copied; a missing value repeats the last one
     * @param levels (time)(channels), not copied; the values, or, where values are changes, the levels that changed
     * @param observed (time)(channels), not copied; false where the value was missing
     * @param firstTarget index of the first target, at least 1
     */
    public SeriesSlice(double[][] values, double[][] levels, boolean[][] observed, int firstTarget) {
        this("", values, levels, observed, firstTarget, UNKNOWN);
    }

    private SeriesSlice(
            String series, double[][] values, double[][] levels, boolean[][] observed, int firstTarget, long[] times) {
        this.series = series;
        this.times = times;
        this.values = values;
        this.levels = levels;
        this.observed = observed;
        this.firstTarget = firstTarget;
    }

    /** The same slice as a part of a series. */
    public SeriesSlice of(String key) {
        return new SeriesSlice(key, values, levels, observed, firstTarget, times);
    }

    /**
     * The same slice, whose samples have known times.
     *
     * @param micros (time) in microseconds, ascending; not copied
     */
    public SeriesSlice at(long[] micros) {
        return new SeriesSlice(series, values, levels, observed, firstTarget, micros);
    }

    /** The same times and targets of other values; see the constructor. */
    public SeriesSlice with(double[][] otherValues, double[][] otherLevels) {
        return new SeriesSlice(series, otherValues, otherLevels, observed, firstTarget, times);
    }

    /** Time of a sample in microseconds; {@link Calendar#UNKNOWN_TIME} if the slice has no times. */
    public long timeMicros(int t) {
        return times.length == 0 ? Calendar.UNKNOWN_TIME : times[t];
    }

    /** Times of a range of samples in microseconds, a copy; empty if the slice has no times. */
    public long[] times(int begin, int end) {
        return times.length == 0 ? times : Arrays.copyOfRange(times, begin, end);
    }

    /** The number of targets up to a time, which come first; 0 if the slice has no times. */
    public int targetsUpTo(long timeMicros) {
        int count = 0;
        for (int t = firstTarget; t < times.length && times[t] <= timeMicros; t++) {
            count++;
        }
        return count;
    }

    private static boolean[][] allObserved(double[][] values) {
        boolean[][] observed = new boolean[values.length][];
        for (int t = 0; t < values.length; t++) {
            observed[t] = new boolean[values[t].length];
            Arrays.fill(observed[t], true);
        }
        return observed;
    }

    /** The key of the series that the slice is a part of; empty if it is not known. */
    public String series() {
        return series;
    }

    /** (time)(channels), shared. */
    public double[][] values() {
        return values;
    }

    /** (time)(channels), shared: the values, or, where values are changes, the levels that changed. */
    public double[][] levels() {
        return levels;
    }

    /** (time)(channels), shared: only observed values are used as targets. */
    public boolean[][] observed() {
        return observed;
    }

    /** Index of the first target, at least 1. */
    public int firstTarget() {
        return firstTarget;
    }

    /** The number of samples that are targets. */
    public int targetCount() {
        return values.length - firstTarget;
    }

    /**
     * A range of the targets, with all samples before them as lead-in.
     *
     * @param begin share of the targets before the range, 0..1
     * @param end share of the targets up to the end of the range, begin..1
     * @return empty if the range holds no target
     */
    public Optional<SeriesSlice> targetsBetween(double begin, double end) {
        int first = firstTarget + (int) (begin * targetCount());
        int after = firstTarget + (int) (end * targetCount());
        return after <= first
                ? Optional.empty()
                : Optional.of(new SeriesSlice(
                        series,
                        Arrays.copyOf(values, after),
                        Arrays.copyOf(levels, after),
                        Arrays.copyOf(observed, after),
                        first,
                        times(0, after)));
    }
}
