package io.wavecast.core.quantile;

import io.wavecast.core.series.Levels;
import java.util.Arrays;

/**
 * Quantiles around the forecasts of one series, per horizon and channel. Each quantile is the forecast plus a multiple of the recent size of the
 * errors, and learns that multiple from the values above and below it. So the two ends of an interval need not be equally far from the
 * forecast. O(1) per score.
 *
 * <pre>
 *  quantile of p = mean + √(fast · slow) · sinh(θ)      fast, slow: means of |error| over about 5·h and 500·h scores
 *  θ' = θ + γ · (p − [value ≤ quantile])                 γ = 0.04 · h^(−3/4)
 * </pre>
 *
 * <p>The step of θ is quantile tracking (Angelopoulos, Candès and Tibshirani 2023, section 2.1) on {@code arsinh((value − mean) / √(fast · slow))}.
 * sinh is linear near 0, so that a multiple may change its sign, and exponential far from it, so that heavy tails are reached soon. A value is
 * judged by the quantile that was published with the forecast, h steps earlier.
 *
 * <p><b>Coverage.</b> The steps telescope: after n scores the share of values below the quantile differs from p by at most the range of θ over γ·n,
 * for any sequence of values (Gibbs and Candès 2021, proposition 4.1).
 *
 * <p><b>Change of scale.</b> When a mean over about 50·h scores is more than twice the slow mean or less than half of it, the slow mean begins anew
 * from it. Horizons beyond the first are widened as soon as the errors of the first one grow: see {@link ScaleWatch}.
 *
 * <p>Quantiles are sorted, so the interval of a level contains those of smaller levels.
 */
public final class QuantileTracker {
    /** Mean absolute error of a normal distribution by its standard deviation: √(2/π). */
    private static final double MEAN_BY_DEVIATION = 0.797_884_560_802_865_4;

    private static final double CHANGED = 2; // ratio of medium and slow mean from which the scale has changed
    private static final double MAX_MULTIPLE = 1 << 24; // limits of exp(θ): numbers stay finite

    // The numbers of an interval, before one multiple per quantile.
    private static final int FAST = 0;
    private static final int MEDIUM = 1;
    private static final int SLOW = 2;
    private static final int AGE = 3; // scores in the slow mean; 0 before the first
    private static final int MULTIPLES = 4; // exp(θ) of each quantile

    private final Levels levels;
    private final int stride;
    private final double[] numbers; // (horizons·channels)(fast, medium, slow, age, multiples)
    private final double[] watch; // (horizons·channels)(see ScaleWatch)

    /**
     * Creates a tracker that expects errors, which count until enough scores have arrived.
     *
     * @param meanErrors (horizons·channels) expected mean absolute errors; 0 if unknown
     */
    public QuantileTracker(Levels levels, double[] meanErrors) {
        this.levels = levels;
        this.stride = MULTIPLES + levels.quantiles();
        this.numbers = new double[meanErrors.length * stride];
        this.watch = new double[meanErrors.length * ScaleWatch.NUMBERS];
        for (int index = 0; index < meanErrors.length; index++) {
            int at = index * stride;
            Arrays.fill(numbers, at + FAST, at + SLOW + 1, meanErrors[index]);
            for (int k = 0; k < levels.quantiles(); k++) {
                numbers[at + MULTIPLES + k] = normal(levels.probability(k));
            }
        }
    }

    private QuantileTracker(Levels levels, int stride, double[] numbers, double[] watch) {
        this.levels = levels;
        this.stride = stride;
        this.numbers = numbers;
        this.watch = watch;
    }

    /** exp(θ) of a normal distribution. */
    private static double normal(double probability) {
        double z = NormalQuantile.halfWidth(Math.abs(2 * probability - 1)) / MEAN_BY_DEVIATION;
        double e = z + Math.sqrt(z * z + 1);
        return probability < 0.5 ? 1 / e : e;
    }

    /**
     * Creates a tracker with the content of another.
     *
     * @param numbers see {@link #numbers()}; not copied
     * @throws IllegalArgumentException if their count does not fit the levels
     */
    public static QuantileTracker ofNumbers(Levels levels, double[] numbers) {
        int stride = MULTIPLES + levels.quantiles();
        if (numbers.length % stride != 0) {
            throw new IllegalArgumentException("expected " + stride + " numbers per horizon and channel for the levels "
                    + levels + ", was " + numbers.length + " numbers in all");
        }
        return new QuantileTracker(levels, stride, numbers, new double[numbers.length / stride * ScaleWatch.NUMBERS]);
    }

    /**
     * Creates a tracker with this content and that of another's watch.
     *
     * @param others see {@link #watch()}; not copied
     * @throws IllegalArgumentException if their count does not fit
     */
    public QuantileTracker withWatch(double[] others) {
        if (others.length != watch.length) {
            throw new IllegalArgumentException("expected " + watch.length + " numbers of the watch on " + size()
                    + " horizons and channels, was " + others.length);
        }
        return new QuantileTracker(levels, stride, numbers, others);
    }

    /**
     * A tracker with other levels and the same sizes of errors. Levels that both have keep what they learned; another one begins as far from a normal
     * distribution as the level closest to it.
     */
    public QuantileTracker with(Levels others) {
        var changed = new QuantileTracker(others, new double[size()]).withWatch(watch.clone());
        for (int index = 0; index < size(); index++) {
            int from = index * stride;
            int to = index * changed.stride;
            System.arraycopy(numbers, from, changed.numbers, to, MULTIPLES);
            for (int k = 0; k < others.quantiles(); k++) {
                int near = closest(others.probability(k));
                double learned = numbers[from + MULTIPLES + near];
                double probability = levels.probability(near);
                changed.numbers[to + MULTIPLES + k] = probability == others.probability(k)
                        ? learned
                        : changed.numbers[to + MULTIPLES + k] * (learned / normal(probability));
            }
        }
        return changed;
    }

    /** The quantile whose probability is closest to another. */
    private int closest(double probability) {
        int closest = 0;
        for (int k = 1; k < levels.quantiles(); k++) {
            boolean closer =
                    Math.abs(levels.probability(k) - probability) < Math.abs(levels.probability(closest) - probability);
            closest = closer ? k : closest;
        }
        return closest;
    }

    /** The levels whose quantiles are learned. */
    public Levels levels() {
        return levels;
    }

    /** Horizons times channels. */
    public int size() {
        return numbers.length / stride;
    }

    /** The content, (horizons·channels)(fast, medium and slow mean, number of scores, a multiple per quantile); shared. */
    public double[] numbers() {
        return numbers;
    }

    /** What tells far horizons that errors grow, (horizons·channels)(five numbers); shared. */
    public double[] watch() {
        return watch;
    }

    /** Whether there is neither a score nor an expected error. */
    public boolean isUnknown(int index) {
        int at = index * stride;
        return numbers[at + AGE] == 0 && numbers[at + SLOW] == 0;
    }

    /**
     * Computes the quantiles of one horizon and channel.
     *
     * @param index position of the horizon, times channels, plus channel; those of the first horizon are the nearest one's
     * @param growth what the size of the errors is multiplied by: the spread of the forecast, and more if another horizon's stands in
     * @param quantiles (quantiles, channels) receives them, by ascending probability; all are finite
     */
    public void quantiles(int index, double growth, double mean, double[] quantiles, int channel, int channels) {
        int at = index * stride;
        double widening = index == channel ? 1 : ScaleWatch.widening(watch, index * ScaleWatch.NUMBERS, near(channel));
        double size = widening * growth * (Math.sqrt(numbers[at + FAST]) * Math.sqrt(numbers[at + SLOW]));
        for (int k = 0; k < levels.quantiles(); k++) {
            double e = numbers[at + MULTIPLES + k];
            double value = mean + size * ((e - 1 / e) / 2);
            double finite = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
            int to = k;
            for (; to > 0 && quantiles[(to - 1) * channels + channel] > finite; to--) {
                quantiles[to * channels + channel] = quantiles[(to - 1) * channels + channel];
            }
            quantiles[to * channels + channel] = finite;
        }
    }

    /**
     * Learns from one value.
     *
     * @param index position of the horizon, times channels, plus channel
     * @param error distance of forecast and value, divided by the spread of the forecast
     * @param published (quantiles, channels) the quantiles of the forecast, as they were published
     */
    public void learn(
            int index, double error, double value, double[] published, int channel, int channels, QuantileRates rates) {
        int at = index * stride;
        if (isUnknown(index)) {
            Arrays.fill(numbers, at + FAST, at + SLOW + 1, error);
            numbers[at + AGE] = 1;
            return;
        }
        resize(index, channel, error, rates);
        int last = (levels.quantiles() - 1) * channels + channel;
        if (published[last] == published[channel]) {
            return; // no error was expected: there is no multiple to learn
        }
        for (int k = 0; k < levels.quantiles(); k++) {
            double quantile = published[k * channels + channel];
            boolean above = k < levels.size() ? value >= quantile : value > quantile; // the ends are inside
            double moved = numbers[at + MULTIPLES + k] * rates.move(k, above);
            numbers[at + MULTIPLES + k] = Math.max(1 / MAX_MULTIPLE, Math.min(MAX_MULTIPLE, moved));
        }
    }

    private static int near(int channel) {
        return channel * ScaleWatch.NUMBERS;
    }

    private void resize(int index, int channel, double error, QuantileRates rates) {
        int at = index * stride;
        double before = numbers[at + AGE] == 0 ? rates.expected() : numbers[at + AGE];
        double age = Math.min(before + 1, rates.memory());
        double fastWeight = Math.max(rates.fast(), 1 / age);
        double mediumWeight = Math.max(rates.medium(), 1 / age);
        double fast = numbers[at + FAST] + fastWeight * (error - numbers[at + FAST]);
        double medium = numbers[at + MEDIUM] + mediumWeight * (error - numbers[at + MEDIUM]);
        double slow = numbers[at + SLOW] + (error - numbers[at + SLOW]) / age;
        boolean changed = medium > CHANGED * slow || CHANGED * medium < slow;
        if (index == channel) {
            ScaleWatch.learnNear(watch, near(channel), error, numbers[at + SLOW], rates);
        } else {
            ScaleWatch.learn(
                    watch,
                    index * ScaleWatch.NUMBERS,
                    near(channel),
                    fastWeight,
                    mediumWeight,
                    1 / age,
                    age >= rates.known(),
                    changed);
        }
        if (changed) {
            slow = medium;
            age = Math.min(age, 1 / rates.medium());
        }
        numbers[at + FAST] = fast;
        numbers[at + MEDIUM] = medium;
        numbers[at + SLOW] = slow;
        numbers[at + AGE] = age;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantileTracker that
                && levels.equals(that.levels)
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(watch, that.watch);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
