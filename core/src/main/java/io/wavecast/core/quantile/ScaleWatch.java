package io.wavecast.core.quantile;

import java.util.Arrays;

/**
 * Widens far horizons as soon as errors at the nearest one grow. The score of horizon h arrives h steps late, and its means follow over many h. But
 * the errors one step ahead grow at once, and those further ahead are sums of them. So each far horizon keeps the mean errors of the nearest one as
 * they were when its own were learned, by the same weights. Their ratio to those now is what its errors are expected to grow by.
 *
 * <pre>
 *  quick, calm = means of the nearest horizon's |error| over 5 and 10 scores; an error counts up to four times the mean, or the slow one
 *  then = √(fast' · slow')      fast', slow': means of calm, by the weights of the far horizon's fast and slow means of |error|
 *  size of the errors × 1.1 · max(quick, calm) / then, within 1..100, from calm / then > bound until calm / then &lt; 1
 * </pre>
 *
 * <p>No widening begins before the far horizon's slow mean has 100·h scores. A mean that begins anew counts as 50·h, so then none begins for 50·h
 * scores more.
 *
 * <p>The bound is 2. Each widening raises it by a factor e, which is gone after 5,000 scores, or once the slow mean begins anew: where bursts one
 * step ahead are frequent, they say little about the errors further ahead. The tenth on top makes up for the time until the change is seen.
 *
 * <p>Numbers are those of the caller. O(1) per score; basic operations only, so the same bits on every JVM.
 */
final class ScaleWatch {
    /** Numbers per horizon and channel. */
    static final int NUMBERS = 5;

    private static final double LEAST_BOUND = 2;
    private static final double RAISED = Math.E; // factor of the bound after each widening,
    private static final double KEPT = StrictMath.exp(-1 / 5_000.0); // gone after 5,000 scores
    private static final double NEVER = Double.MAX_VALUE; // the bound before the far horizon knows its usual errors
    private static final double SURPLUS = 1.1;
    private static final double MOST_WIDENING = 100;
    private static final double MOST = 4; // mean errors that an error counts as, at most

    // Of the nearest horizon; 0 before the first score.
    private static final int QUICK = 0;
    private static final int CALM = 1;

    // Of the others: means of near, and the bound; 0 before the first score.
    private static final int FAST = 0;
    private static final int MEDIUM = 1;
    private static final int SLOW = 2;
    private static final int BOUND = 3;
    private static final int WIDENED = 4; // 1 while it is

    private ScaleWatch() {}

    /** Learns an error of the nearest horizon. {@code usual} is their slow mean, which counts before the first and after a time without errors. */
    static void learnNear(double[] numbers, int at, double error, double usual, QuantileRates rates) {
        if (numbers[at + CALM] == 0) {
            Arrays.fill(numbers, at + QUICK, at + CALM + 1, usual);
        }
        follow(numbers, at + QUICK, error, usual, rates.fast());
        follow(numbers, at + CALM, error, usual, rates.fast() / 2);
    }

    private static void follow(double[] numbers, int mean, double error, double usual, double weight) {
        double counted = Math.min(error, MOST * Math.max(numbers[mean], usual));
        numbers[mean] += weight * (counted - numbers[mean]);
    }

    /**
     * Learns at a score of another horizon.
     *
     * @param near position of the nearest horizon's numbers
     * @param fast weight of the score in the fast mean, and so on
     * @param known whether the far horizon has enough scores to know its usual errors
     * @param restarted whether the slow mean begins anew from the medium one
     */
    static void learn(
            double[] numbers,
            int at,
            int near,
            double fast,
            double medium,
            double slow,
            boolean known,
            boolean restarted) {
        double now = numbers[near + CALM];
        if (numbers[at + SLOW] == 0) {
            Arrays.fill(numbers, at + FAST, at + SLOW + 1, now);
            numbers[at + BOUND] = NEVER;
        }
        numbers[at + FAST] += fast * (now - numbers[at + FAST]);
        numbers[at + MEDIUM] += medium * (now - numbers[at + MEDIUM]);
        numbers[at + SLOW] += slow * (now - numbers[at + SLOW]);
        if (restarted) {
            numbers[at + SLOW] = numbers[at + MEDIUM];
        }
        double ratio = ratio(numbers, at, now);
        double bound = numbers[at + BOUND] == NEVER ? LEAST_BOUND : Math.max(LEAST_BOUND, numbers[at + BOUND] * KEPT);
        numbers[at + BOUND] = known ? bound : NEVER;
        if (numbers[at + WIDENED] == 0 && ratio > numbers[at + BOUND]) {
            numbers[at + WIDENED] = 1;
            numbers[at + BOUND] *= RAISED;
        } else if (ratio < 1) {
            numbers[at + WIDENED] = 0;
        }
    }

    /** What the size of a far horizon's errors is multiplied by, 1 or more. */
    static double widening(double[] numbers, int at, int near) {
        double calm = numbers[near + CALM];
        if (numbers[at + WIDENED] == 0 && ratio(numbers, at, calm) <= numbers[at + BOUND]) {
            return 1;
        }
        double growth = SURPLUS * ratio(numbers, at, Math.max(numbers[near + QUICK], calm));
        return Math.max(1, Math.min(MOST_WIDENING, growth));
    }

    /** A mean error of the nearest horizon by that of the time that the far one's errors stem from; 0 if that is unknown. */
    private static double ratio(double[] numbers, int at, double now) {
        double then = Math.sqrt(numbers[at + FAST]) * Math.sqrt(numbers[at + SLOW]);
        return then > 0 ? now / then : 0;
    }
}
