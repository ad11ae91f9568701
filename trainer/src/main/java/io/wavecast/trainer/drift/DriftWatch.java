package io.wavecast.trainer.drift;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Watches one version of a model, block by block: its errors as a ratio to the naive forecast's, and the share of its intervals that miss.
 * A rise of either asks for a retraining, unless one was asked for within the cool-down or is still open.
 *
 * <p>The ratio does not change with the unit or the amplitude of the signal, for which a linear model is as good as before. It rises when the
 * signal's rhythm changes.
 */
public final class DriftWatch {
    /** What has become worse. */
    public enum Symptom {
        /** The errors, compared with the naive forecast's. */
        ERRORS,
        /** The coverage of the intervals. */
        COVERAGE
    }

    private static final int OWN_NUMBERS = 3;
    private static final double DAY_MICROS = 86_400e6;

    private final long cooldownMicros;
    private final double between;
    private PageHinkley errors;
    private PageHinkley misses;
    private long askedMicros = Long.MIN_VALUE;
    private boolean open;

    /**
     * @param alarmsPerDay wanted mean number of false alarms per day, of both tests together
     * @param blockMicros length of a block in event time
     * @param cooldown time between two requests
     */
    public DriftWatch(double alarmsPerDay, long blockMicros, Duration cooldown) {
        if (!(alarmsPerDay > 0 && blockMicros > 0)) {
            throw new IllegalArgumentException(
                    "expected alarms and a length above 0, was " + alarmsPerDay + " a day and " + blockMicros + " us");
        }
        this.between = 2 * DAY_MICROS / blockMicros / alarmsPerDay;
        this.cooldownMicros = cooldown.toMillis() * 1_000;
        this.errors = new PageHinkley(between);
        this.misses = new PageHinkley(between);
    }

    /**
     * Adds a block.
     *
     * @param error sum of squared errors, or a mean that weights series alike
     * @param naive the naive forecast's
     * @param covered share of the intervals that contained the observation, 0..1
     * @param atMicros event time of the block's end
     * @return what to ask a retraining for
     */
    public Optional<Symptom> add(double error, double naive, double covered, long atMicros) {
        boolean worse = errors.add(StrictMath.log(error / naive) / 2); // not finite without errors: skipped
        boolean missing = misses.add(1 - covered);
        if (!(worse || missing) || open || isCoolingDown(atMicros)) {
            return Optional.empty();
        }
        open = true;
        askedMicros = atMicros;
        return Optional.of(worse ? Symptom.ERRORS : Symptom.COVERAGE);
    }

    private boolean isCoolingDown(long atMicros) {
        return askedMicros != Long.MIN_VALUE && atMicros - askedMicros < cooldownMicros;
    }

    /** The request was answered, with a new version or without. */
    public void answered() {
        open = false;
    }

    /** Another version is in force: its errors are learned anew. The cool-down and an open request stay. */
    public void begin() {
        errors = new PageHinkley(between);
        misses = new PageHinkley(between);
    }

    /** How near an alarm is, 0..1. */
    public double progress() {
        return Math.max(errors.progress(), misses.progress());
    }

    /** All numbers of the state, exact. */
    public double[] numbers() {
        double[] first = errors.numbers();
        double[] second = misses.numbers();
        double[] numbers = new double[OWN_NUMBERS + first.length + second.length];
        numbers[0] = askedMicros; // exact: below 2^53 until the year 2200, or a power of two
        numbers[1] = open ? 1 : 0;
        numbers[2] = first.length;
        System.arraycopy(first, 0, numbers, OWN_NUMBERS, first.length);
        System.arraycopy(second, 0, numbers, OWN_NUMBERS + first.length, second.length);
        return numbers;
    }

    /** Takes the state of {@link #numbers}. */
    public void restore(double[] numbers) {
        askedMicros = (long) numbers[0];
        open = numbers[1] != 0;
        int middle = OWN_NUMBERS + (int) numbers[2];
        errors = PageHinkley.of(between, Arrays.copyOfRange(numbers, OWN_NUMBERS, middle));
        misses = PageHinkley.of(between, Arrays.copyOfRange(numbers, middle, numbers.length));
    }
}
