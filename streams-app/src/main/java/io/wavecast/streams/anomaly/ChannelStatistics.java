package io.wavecast.streams.anomaly;

/**
 * How far one channel is from what is usual, as four ratios of 0 or more. Each is a deviation by its own recent mean, so units do not matter. O(1)
 * time.
 *
 * <pre>
 *  spike          |value − forecast| / mean of these
 *  shift          sum of the distances from the mean of 64, one side, each less its mean / mean of these
 *  more variance  mean step of 32 / mean step − 1, or 0
 *  less variance  mean step / mean step of 32 − 1, or 0
 * </pre>
 *
 * <p>All means are exponential ones (Roberts 1959), and plain ones until they have as many samples as their span. Those in the denominators have
 * a memory of 2,000 samples, and learn at most ten times their present value at once. Where no model forecasts, the forecast is the mean of the last
 * two or so values: half of the naive forecast's error would be the noise of the last value.
 *
 * <p>The shift is a cumulative sum (Page 1954) for each side, of which the larger one counts: {@code sum ← max(0, sum + d − 1)}, where d is the
 * distance by the mean distance, at most 4, so that one spike is no shift.
 */
final class ChannelStatistics {
    static final int NUMBERS = 11;
    static final int COUNT = 4;

    private static final int AGE = 0;
    private static final int LAST = 1;
    private static final int FORECAST = 2;
    private static final int LEVEL = 3;
    private static final int RECENT_STEP = 4;
    private static final int STEP = 5;
    private static final int SPIKE_SCALE = 6;
    private static final int SHIFT_SCALE = 7;
    private static final int DISTANCE = 8; // mean distance from the level
    private static final int UP = 9; // cumulative sums
    private static final int DOWN = 10;

    private static final double FORECAST_SPAN = 2;
    private static final double LEVEL_SPAN = 64;
    private static final double VARIANCE_SPAN = 32;
    private static final double ALLOWANCE = 1; // of the cumulative sums, in mean distances
    private static final double MOST_DISTANCE = 4; // that one sample adds
    private static final double MEMORY = 2_000;
    private static final double MOST_LEARNED = 10; // times the present mean
    private static final double LEARNS_ALL = 20; // samples before that limit holds
    private static final double FROM_NOTHING = 20; // ratio of a deviation where there was none before
    private static final double LARGEST = 1e150; // larger values are not judged: their squares overflow

    final double[] ratios = new double[COUNT]; // spike, shift, more variance, less variance
    final double[] deviations = new double[COUNT]; // in the signal's unit; signed

    /** Whether a value can be judged. */
    static boolean judges(double value) {
        return Math.abs(value) < LARGEST;
    }

    /** Samples so far. */
    static double age(double[] numbers, int at) {
        return numbers[at + AGE];
    }

    /** The newest value; 0 before the first. */
    static double last(double[] numbers, int at) {
        return numbers[at + LAST];
    }

    /** The forecast where no model forecasts. */
    static double ownForecast(double[] numbers, int at) {
        return numbers[at + FORECAST];
    }

    /**
     * Computes the ratios of a value, and learns it. The first value has ratios of 0.
     *
     * @param numbers holds the channel's numbers from {@code at}
     * @param expected the forecast of the value; NaN for the channel's own
     */
    void observe(double[] numbers, int at, double value, double expected) {
        double age = numbers[at + AGE] + 1;
        numbers[at + AGE] = age;
        if (age == 1) {
            start(numbers, at, value);
            return;
        }
        double error = value - (judges(expected) ? expected : numbers[at + FORECAST]);
        double step = Math.abs(value - numbers[at + LAST]);
        double distance = value - numbers[at + LEVEL];
        approach(numbers, at + FORECAST, value, Math.min(age, FORECAST_SPAN));
        approach(numbers, at + LEVEL, value, Math.min(age, LEVEL_SPAN));
        double shift = cumulate(numbers, at, distance, age);
        double usual = numbers[at + STEP];
        double learned = limited(step, usual, age);
        approach(numbers, at + RECENT_STEP, learned, Math.min(age, VARIANCE_SPAN));
        double recent = numbers[at + RECENT_STEP];
        boolean moves = usual > 0 && recent > 0;

        set(0, ratio(Math.abs(error), numbers[at + SPIKE_SCALE]), error);
        set(
                1,
                ratio(shift, numbers[at + SHIFT_SCALE]),
                numbers[at + UP] >= numbers[at + DOWN] ? Math.abs(distance) : -Math.abs(distance));
        set(2, moves && recent > usual ? ratio(recent - usual, usual) : 0, recent - usual);
        set(3, moves && recent < usual ? ratio(usual - recent, recent) : 0, recent - usual);

        double memory = Math.min(age, MEMORY);
        approach(numbers, at + SPIKE_SCALE, limited(Math.abs(error), numbers[at + SPIKE_SCALE], age), memory);
        approach(numbers, at + SHIFT_SCALE, limited(shift, numbers[at + SHIFT_SCALE], age), memory);
        approach(numbers, at + STEP, learned, memory);
        numbers[at + LAST] = value;
    }

    /** Adds a signed distance from the level to the cumulative sums. Returns the larger sum. */
    private static double cumulate(double[] numbers, int at, double distance, double age) {
        double usual = numbers[at + DISTANCE];
        double d = usual > 0 ? Math.max(-MOST_DISTANCE, Math.min(MOST_DISTANCE, distance / usual)) : 0;
        numbers[at + UP] = Math.max(0, numbers[at + UP] + d - ALLOWANCE);
        numbers[at + DOWN] = Math.max(0, numbers[at + DOWN] - d - ALLOWANCE);
        approach(numbers, at + DISTANCE, limited(Math.abs(distance), usual, age), Math.min(age, MEMORY));
        return Math.max(numbers[at + UP], numbers[at + DOWN]);
    }

    private void start(double[] numbers, int at, double value) {
        numbers[at + LAST] = value;
        numbers[at + FORECAST] = value;
        numbers[at + LEVEL] = value;
        for (int k = 0; k < COUNT; k++) {
            set(k, 0, 0);
        }
    }

    private void set(int index, double ratio, double deviation) {
        ratios[index] = ratio;
        deviations[index] = deviation;
    }

    private static void approach(double[] numbers, int index, double value, double span) {
        numbers[index] += (value - numbers[index]) / span;
    }

    private static double limited(double value, double mean, double age) {
        return mean > 0 && age > LEARNS_ALL ? Math.min(value, MOST_LEARNED * mean) : value;
    }

    private static double ratio(double deviation, double mean) {
        if (mean > 0) {
            return Math.min(LARGEST, deviation / mean);
        }
        return deviation > 0 ? FROM_NOTHING : 0;
    }
}
