package io.wavecast.streams.anomaly;

/**
 * How rare a ratio is, by its own past: peaks over a threshold of {@code x = log(1 + ratio)}. An exponential tail of the logarithm is a power law in
 * the signal. O(1) time, and eight numbers.
 *
 * <pre>
 *  surprise = −log( rate · P(excess &gt; x − threshold) )            log of the samples in which one such peak is expected
 *  P(excess &gt; y) = (1 + ξ·y/σ)^(−1/ξ),   ξ = ½·(1 − mean²/variance) in [−½, 0],   σ = mean·(1 − ξ)
 * </pre>
 *
 * <p>Peaks over a threshold follow a generalised Pareto distribution (Balkema and de Haan 1974; Pickands 1975); online tail models use it for
 * anomalies (Siffer et al. 2017, SPOT). Shape and scale are those of the method of moments (Hosking and Wallis 1987), since moments need no stored
 * peaks. A peak is the largest value of a cluster, so that alarms are counted, not samples: a cluster ends with 20 samples below the threshold
 * (runs declustering, Davison and Smith 1990). The shape is at least −½, where estimates stop being regular (Smith 1985), and at most 0: the
 * logarithm already makes the tail a heavy one.
 *
 * <p>The threshold follows the 99 % quantile by stochastic approximation (Robbins and Monro 1951), and a lower one where more than one in 400
 * samples may be a false alarm: four times as many samples must pass the threshold as may alarm. Before there are peaks, the tail is that of a power
 * law of index 2, which counts for 20 peaks. A peak that is rarer than one in 400 peaks is cut down to that before it is learned, so that an anomaly
 * hardly makes the next one usual. A lower limit would make the tail too light, and rare false alarms several times as frequent as was asked for.
 */
final class TailModel {
    static final int NUMBERS = 8;

    private static final int AGE = 0; // samples
    private static final int THRESHOLD = 1;
    private static final int RATE = 2; // clusters per sample
    private static final int MEAN = 3; // of the peaks' excesses
    private static final int SQUARE = 4; // mean of their squares
    private static final int PEAKS = 5;
    private static final int PEAK = 6; // of the cluster that lasts; NONE between clusters
    private static final int QUIET = 7; // samples below the threshold since then

    private static final double SHARE = 0.01; // of the samples above the threshold, at least
    private static final double PASSED = 4; // samples above the threshold per false alarm, at least
    private static final double STEP = 0.02; // of the threshold, in mean excesses
    private static final double FIRST_THRESHOLD = 0.7; // log 2: a deviation as large as its mean
    private static final double FIRST_RATE = SHARE / 3;
    private static final double FIRST_EXCESS = 0.5; // of a power law of index 2
    private static final double FIRST_PEAKS = 20;
    private static final double MOST_PEAKS = 200; // memory of the moments
    private static final double MOST_SAMPLES = 4_000; // memory of the rate
    private static final double FIRST_SAMPLES = 20;
    private static final double LEAST_RATE = 1e-4; // while a threshold that is too high falls, there are no peaks
    private static final double LEAST_EXCESS = 1e-3;
    private static final double LEAST_STEP_EXCESS = 0.05;
    private static final int CLUSTER = 20;
    private static final double LEARNED = 6; // rarity of a peak: log 400
    private static final double MOST = 50; // surprise beyond the end of a bounded tail
    private static final double LEAST_SHAPE = -0.5;
    private static final double NONE = -1; // peaks are 0 or more
    private static final double ALMOST = 1 - 1e-12; // leaves room for rounding

    private TailModel() {}

    /** Writes the numbers of a tail without samples. */
    static void start(double[] numbers, int at) {
        numbers[at + AGE] = 0;
        numbers[at + THRESHOLD] = FIRST_THRESHOLD;
        numbers[at + RATE] = FIRST_RATE;
        numbers[at + MEAN] = FIRST_EXCESS;
        numbers[at + SQUARE] = 2 * FIRST_EXCESS * FIRST_EXCESS;
        numbers[at + PEAKS] = 0;
        numbers[at + PEAK] = NONE;
        numbers[at + QUIET] = 0;
    }

    /**
     * Judges a value by the past, then learns it.
     *
     * @param numbers holds the tail's numbers from {@code at}
     * @param ratio 0 or more; finite
     * @param samplesPerFalseAlarm asked for
     * @return the surprise; 0 below the threshold
     */
    static double observe(double[] numbers, int at, double ratio, double samplesPerFalseAlarm) {
        double age = numbers[at + AGE] + 1;
        numbers[at + AGE] = age;
        double threshold = numbers[at + THRESHOLD];
        double excess = isBelow(ratio, threshold) ? 0 : StrictMath.log1p(ratio) - threshold;
        boolean over = excess > 0;
        double surprise = 0;
        double weight = 1 / Math.min(age + FIRST_SAMPLES, MOST_SAMPLES);
        if (over) {
            double rarity = rarity(numbers[at + MEAN], numbers[at + SQUARE], excess);
            surprise = -StrictMath.log(numbers[at + RATE]) + rarity;
            double learned = rarity > LEARNED ? excess * LEARNED / rarity : excess;
            numbers[at + PEAK] = Math.max(numbers[at + PEAK], threshold + learned);
            numbers[at + QUIET] = 0;
        } else if (numbers[at + PEAK] >= 0 && ++numbers[at + QUIET] >= CLUSTER) {
            learnPeak(numbers, at);
            numbers[at + RATE] += weight;
        }
        numbers[at + RATE] = Math.max(LEAST_RATE, numbers[at + RATE] - weight * numbers[at + RATE]);
        numbers[at + MEAN] = Math.max(LEAST_EXCESS, numbers[at + MEAN]);
        double share = Math.max(SHARE, PASSED / samplesPerFalseAlarm);
        numbers[at + THRESHOLD] +=
                Math.max(STEP, 1 / age) * ((over ? 1 : 0) - share) * Math.max(LEAST_STEP_EXCESS, numbers[at + MEAN]);
        return surprise;
    }

    /** Whether a bound shows that the logarithm is at most the threshold: {@code log(1 + r) ≤ r / √(1 + r)}. Saves most logarithms. */
    private static boolean isBelow(double ratio, double threshold) {
        return threshold >= 0 && ratio * ratio <= threshold * threshold * (1 + ratio) * ALMOST;
    }

    /** Ends a cluster. */
    private static void learnPeak(double[] numbers, int at) {
        double excess = Math.max(0, numbers[at + PEAK] - numbers[at + THRESHOLD]);
        numbers[at + PEAKS] += 1;
        double weight = 1 / Math.min(numbers[at + PEAKS] + FIRST_PEAKS, MOST_PEAKS);
        numbers[at + MEAN] += (excess - numbers[at + MEAN]) * weight;
        numbers[at + SQUARE] += (excess * excess - numbers[at + SQUARE]) * weight;
        numbers[at + PEAK] = NONE;
        numbers[at + QUIET] = 0;
    }

    /** −log P(excess &gt; y). */
    private static double rarity(double mean, double square, double y) {
        double variance = square - mean * mean;
        double shape = 2 * variance <= mean * mean ? LEAST_SHAPE : Math.min(0, 0.5 * (1 - mean * mean / variance));
        double scale = mean * (1 - shape);
        if (shape > -1e-6) {
            return y / scale;
        }
        double left = 1 + shape * y / scale;
        return left <= 0 ? MOST : Math.min(MOST, StrictMath.log(left) / shape);
    }
}
