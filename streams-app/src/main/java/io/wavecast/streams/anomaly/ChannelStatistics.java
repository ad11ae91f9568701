package io.wavecast.streams.anomaly;

/**
 * How far one channel is from what is usual, as four ratios of 0 or more. Each is a deviation by its own recent mean, so units do not matter. O(1)
 * time.
 *
 * <pre>
 *  spike          |value − forecast| / mean of these
 *  shift          |mean of 16 − mean of 64| / mean of these
 *  more variance  mean step of 32 / mean step − 1, or 0
 *  less variance  mean step / mean step of 32 − 1, or 0
 * </pre>
 *
 * <p>All means are exponential ones (Roberts 1959), and plain ones until they have as many samples as their span. Those in the denominators have
 * a memory of 2,000 samples, and learn at most ten times their present value at once. Where no model forecasts, the forecast is the mean of the last
 * two or so values: half of the naive forecast's error would be the noise of the last value.
 */
final class ChannelStatistics {
    static final int NUMBERS = 9;
    static final int COUNT = 4;

    private static final int AGE = 0;
    private static final int LAST = 1;
    private static final int FORECAST = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RECENT_STEP = 5;
    private static final int STEP = 6;
    private static final int SPIKE_SCALE = 7;
    private static final int SHIFT_SCALE = 8;

    private static final double FORECAST_SPAN = 2;
    private static final double SHORT_SPAN = 16;
    private static final double LONG_SPAN = 64;
    private static final double VARIANCE_SPAN = 32;
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
        double before = numbers[at + LONG];
        approach(numbers, at + FORECAST, value, Math.min(age, FORECAST_SPAN));
        approach(numbers, at + SHORT, value, Math.min(age, SHORT_SPAN));
        approach(numbers, at + LONG, value, Math.min(age, LONG_SPAN));
        double shift = numbers[at + SHORT] - before;
        double usual = numbers[at + STEP];
        double learned = limited(step, usual, age);
        approach(numbers, at + RECENT_STEP, learned, Math.min(age, VARIANCE_SPAN));
        double recent = numbers[at + RECENT_STEP];
        boolean moves = usual > 0 && recent > 0;

        set(0, ratio(Math.abs(error), numbers[at + SPIKE_SCALE]), error);
        set(1, ratio(Math.abs(shift), numbers[at + SHIFT_SCALE]), shift);
        set(2, moves && recent > usual ? ratio(recent - usual, usual) : 0, recent - usual);
        set(3, moves && recent < usual ? ratio(usual - recent, recent) : 0, recent - usual);

        double memory = Math.min(age, MEMORY);
        approach(numbers, at + SPIKE_SCALE, limited(Math.abs(error), numbers[at + SPIKE_SCALE], age), memory);
        approach(numbers, at + SHIFT_SCALE, limited(Math.abs(shift), numbers[at + SHIFT_SCALE], age), memory);
        approach(numbers, at + STEP, learned, memory);
        numbers[at + LAST] = value;
    }

    private void start(double[] numbers, int at, double value) {
        numbers[at + LAST] = value;
        numbers[at + FORECAST] = value;
        numbers[at + SHORT] = value;
        numbers[at + LONG] = value;
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
