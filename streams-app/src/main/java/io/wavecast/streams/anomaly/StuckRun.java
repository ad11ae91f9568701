package io.wavecast.streams.anomaly;

/**
 * Runs of one repeated value. A value is stuck when its run has at least a given length and is four times as long as any run before it. So a
 * series that often rests, such as a count that is mostly zero, must rest much longer than it ever did; the longest run is forgotten slowly. Four
 * numbers.
 */
final class StuckRun {
    static final int NUMBERS = 4;

    private static final int REPEATS = 0; // of the present value
    private static final int LONGEST = 1; // of earlier values
    private static final int SINCE = 2; // event time of the present value's first sample, in microseconds
    private static final int STUCK = 3; // 1 while the value is stuck

    private static final double TIMES_LONGEST = 4;
    private static final double MEMORY = 100_000; // samples

    private StuckRun() {}

    /** What a sample did to a run. */
    enum Change {
        NONE,
        BEGAN,
        ENDED
    }

    /**
     * Learns a sample.
     *
     * @param same whether the value is that of the sample before
     * @param after repeats after which a value may be stuck; 0 for never
     */
    static Change observe(double[] numbers, int at, boolean same, long micros, int after) {
        double longest = numbers[at + LONGEST];
        numbers[at + LONGEST] = longest - longest / MEMORY;
        if (same) {
            double repeats = ++numbers[at + REPEATS];
            boolean begins =
                    numbers[at + STUCK] == 0 && after > 0 && repeats >= after && repeats > TIMES_LONGEST * longest;
            if (begins) {
                numbers[at + STUCK] = 1;
            }
            return begins ? Change.BEGAN : Change.NONE;
        }
        boolean ends = numbers[at + STUCK] != 0;
        numbers[at + LONGEST] = Math.max(numbers[at + LONGEST], numbers[at + REPEATS]);
        numbers[at + REPEATS] = 0;
        numbers[at + SINCE] = micros;
        numbers[at + STUCK] = 0;
        return ends ? Change.ENDED : Change.NONE;
    }

    /** Event time of the first sample with the present value. */
    static long since(double[] numbers, int at) {
        return (long) numbers[at + SINCE];
    }

    /** Whether the value is stuck. */
    static boolean stuck(double[] numbers, int at) {
        return numbers[at + STUCK] != 0;
    }

    /** How often the present value was repeated. */
    static double repeats(double[] numbers, int at) {
        return numbers[at + REPEATS];
    }
}
