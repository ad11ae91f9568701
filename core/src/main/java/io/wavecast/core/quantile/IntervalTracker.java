package io.wavecast.core.quantile;

import java.util.Arrays;

/**
 * Half widths of the intervals of one series, per horizon and channel. A half width is the recent size of the errors at that horizon times
 * a factor that is learned from hits and misses. O(1) per score.
 *
 * <pre>
 *  width = factor · √(fast · slow)         fast, slow: means of the absolute errors over about 5·h and 500·h scores
 *  log factor' = log factor + γ · (miss − α)         α = 1 − coverage,   γ = 0.04 · h^(−3/4)
 * </pre>
 *
 * <p>The factor is adaptive conformal inference (Gibbs and Candès 2021, eq. 2) on the scores {@code error / √(fast · slow)}, as in quantile
 * tracking (Angelopoulos et al. 2023, section 2.1). A miss is judged by the width that was published with the forecast, h steps earlier.
 *
 * <p><b>Coverage.</b> The steps telescope: after n scores, {@code γ · Σ(miss − α) = log factor − log(first factor) − floors}, where
 * {@code floors ≥ 0} is what the floor of the factor has added. So the share of misses exceeds α by at most the range of
 * {@code log factor} over γ·n, for any sequence of errors. The range is bounded. The floor is its lower end. At its upper end, an error
 * misses only if the factor of its forecast was below {@code error / √(fast · slow)}. So the factor stays below the largest such ratio,
 * times {@code exp(γ·h)} for the h forecasts that are pending meanwhile, which is at most 1.3 for h ≤ 1,000. The share is below α, so
 * that the intervals contain more than intended, only while the factor is at its floor: there the width is a tenth of the size of the
 * errors, and errors that are mostly zero still fit in. The floor lets a factor return within some {@code 90 · h^(3/4)} misses after a long
 * period without errors.
 */
public final class IntervalTracker {
    /** Mean absolute error of a normal distribution by its standard deviation: √(2/π). */
    private static final double MEAN_BY_DEVIATION = 0.797_884_560_802_865_4;

    /** The factor for a coverage of 0.9 of normally distributed errors. */
    private static final double NORMAL = 1.644_853_626_951_472_6 / MEAN_BY_DEVIATION;

    private static final double FLOOR = 0.1;
    private static final double MAX_EARLIER = 4; // see ofWidths

    // The numbers of an interval.
    private static final int FAST = 0;
    private static final int SLOW = 1;
    private static final int FACTOR = 2;
    private static final int AGE = 3; // scores in the slow mean; 0 before the first
    private static final int NUMBERS = 4;

    private final double[] numbers; // (horizons·channels)(fast, slow, factor, age)

    /** @param size horizons times channels; no error is expected */
    public IntervalTracker(int size) {
        this(new double[size * NUMBERS]);
        for (int index = 0; index < size; index++) {
            numbers[index * NUMBERS + FACTOR] = NORMAL;
        }
    }

    private IntervalTracker(double[] numbers) {
        this.numbers = numbers;
    }

    /**
     * Creates a tracker for expected errors, which count until enough scores have arrived.
     *
     * @param errors (horizons·channels) root mean square errors, for instance on held-out data; 0 if unknown
     * @param z the share of a normal distribution within ±z is the coverage
     */
    public static IntervalTracker expecting(double[] errors, double z) {
        IntervalTracker tracker = new IntervalTracker(errors.length);
        for (int index = 0; index < errors.length; index++) {
            tracker.expect(index, errors[index] * MEAN_BY_DEVIATION, z / MEAN_BY_DEVIATION);
        }
        return tracker;
    }

    /**
     * Creates a tracker from half widths and mean absolute errors, which states of format 1 have. Some of these widths were far too large.
     * So a mean error is kept as an expected error, and a width is at most four times that.
     *
     * @param width (horizons·channels)
     * @param meanError (horizons·channels) 0 before the first score
     */
    public static IntervalTracker ofWidths(double[] width, double[] meanError) {
        IntervalTracker tracker = new IntervalTracker(width.length);
        for (int index = 0; index < width.length; index++) {
            if (meanError[index] > 0) {
                double factor = Math.min(MAX_EARLIER, width[index] / meanError[index]);
                tracker.expect(index, meanError[index], Math.max(FLOOR, factor));
            } else {
                tracker.expect(index, width[index] / NORMAL, NORMAL);
            }
        }
        return tracker;
    }

    /**
     * Creates a tracker with the content of another.
     *
     * @param numbers see {@link #numbers()}; not copied
     * @throws IllegalArgumentException if their count is not a multiple of four
     */
    public static IntervalTracker ofNumbers(double[] numbers) {
        if (numbers.length % NUMBERS != 0) {
            throw new IllegalArgumentException(
                    "expected four numbers per interval, was " + numbers.length + " numbers in all");
        }
        return new IntervalTracker(numbers);
    }

    /** Number of intervals: horizons times channels. */
    public int size() {
        return numbers.length / NUMBERS;
    }

    /** The half width of an interval, 0 or more; 0 if there is neither a score nor an expected error. */
    public double width(int index) {
        int at = index * NUMBERS;
        return numbers[at + FACTOR] * (Math.sqrt(numbers[at + FAST]) * Math.sqrt(numbers[at + SLOW]));
    }

    /** Whether an interval has neither a score nor an expected error. */
    public boolean isUnknown(int index) {
        int at = index * NUMBERS;
        return numbers[at + AGE] == 0 && numbers[at + SLOW] == 0;
    }

    /** The mean absolute error that an interval has learned or expects; 0 if unknown. */
    public double meanError(int index) {
        return numbers[index * NUMBERS + SLOW];
    }

    /** The content, (horizons·channels)(fast mean, slow mean, factor, number of scores); shared. */
    public double[] numbers() {
        return numbers;
    }

    /** Updates one interval by one absolute error; {@code hit} if the error was inside the published interval. */
    public void update(int index, double absoluteError, boolean hit, IntervalRates rates) {
        int at = index * NUMBERS;
        if (isUnknown(index)) {
            numbers[at + FAST] = absoluteError;
            numbers[at + SLOW] = absoluteError;
            numbers[at + AGE] = 1;
            return;
        }
        double before = numbers[at + AGE] == 0 ? rates.expected() : numbers[at + AGE];
        double age = Math.min(before + 1, rates.memory());
        numbers[at + AGE] = age;
        numbers[at + FAST] += Math.max(rates.fast(), 1 / age) * (absoluteError - numbers[at + FAST]);
        numbers[at + SLOW] += (absoluteError - numbers[at + SLOW]) / age;
        double moved = numbers[at + FACTOR] * (hit ? rates.afterHit() : rates.afterMiss());
        numbers[at + FACTOR] = Math.max(moved, FLOOR);
    }

    /** A tracker of another size that keeps the first intervals. */
    public IntervalTracker resized(int kept, int size) {
        IntervalTracker resized = new IntervalTracker(size);
        System.arraycopy(numbers, 0, resized.numbers, 0, Math.min(kept, size) * NUMBERS);
        return resized;
    }

    private void expect(int index, double meanError, double factor) {
        int at = index * NUMBERS;
        numbers[at + FAST] = meanError;
        numbers[at + SLOW] = meanError;
        numbers[at + FACTOR] = factor;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalTracker that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
