package io.wavecast.core.adapt;

import java.util.Arrays;

/** What adapters of one series have learned, per horizon and channel. {@link OnlineAdapter} reads and changes it. */
public final class AdapterState {
    private final double[] numbers; // (horizons·channels)(numbers of the layout)

    /**
     * The state before the first score.
     *
     * @param size horizons times channels
     */
    public AdapterState(int size, AdapterLayout layout) {
        this(new double[size * layout.numbers()]);
    }

    private AdapterState(double[] numbers) {
        this.numbers = numbers;
    }

    /**
     * A state with the content of another.
     *
     * @param numbers see {@link #numbers()}; not copied
     */
    public static AdapterState ofNumbers(double[] numbers) {
        return new AdapterState(numbers);
    }

    /** The content, (horizons·channels)(numbers of the {@link AdapterLayout}); shared. */
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
