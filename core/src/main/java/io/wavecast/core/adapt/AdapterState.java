package io.wavecast.core.adapt;

import java.util.Arrays;

/** What adapters of one series have learned, per horizon and channel. {@link OnlineAdapter} reads and changes it. */
public final class AdapterState {
    // The numbers of one horizon and channel.
    static final int PRODUCTS = 0; // discounted sums of products of features, the lower triangle by rows
    static final int CROSS = PRODUCTS + DiscountedRidge.PRODUCTS; // of features with the model's errors
    static final int COUNT = CROSS + DiscountedRidge.FEATURES; // discounted number of scores
    static final int SQUARE = COUNT + 1; // discounted mean square of the model's errors, in scaled units
    static final int STAKES = SQUARE + 1; // of the gate: see there
    static final int GAINS = STAKES + 1;

    /** How many numbers a horizon of a channel has. */
    public static final int NUMBERS = GAINS + 1;

    private final double[] numbers; // (horizons·channels)(NUMBERS)

    /**
     * The state before the first score.
     *
     * @param size horizons times channels
     */
    public AdapterState(int size) {
        this(new double[size * NUMBERS]);
    }

    private AdapterState(double[] numbers) {
        this.numbers = numbers;
    }

    /**
     * A state with the content of another.
     *
     * @param numbers see {@link #numbers()}; not copied
     * @throws IllegalArgumentException if their count is not a multiple of {@link #NUMBERS}
     */
    public static AdapterState ofNumbers(double[] numbers) {
        if (numbers.length % NUMBERS != 0) {
            throw new IllegalArgumentException("expected " + NUMBERS + " numbers per horizon and channel, was "
                    + numbers.length + " numbers in all");
        }
        return new AdapterState(numbers);
    }

    /** Horizons times channels. */
    public int size() {
        return numbers.length / NUMBERS;
    }

    /**
     * The content, (horizons·channels)({@value #NUMBERS}): six sums of products, three of products with errors, the number of scores, the
     * mean square of errors, and the gate's two sums; shared.
     */
    public double[] numbers() {
        return numbers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AdapterState that && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
