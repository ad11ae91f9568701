package io.wavecast.core.series;

import java.util.Arrays;

/** One sample of a series: event time and one value per channel. A missing channel is {@code NaN}. */
public final class Observation {
    private final long timeMicros;
    private final double[] values; // (channels)

    /**
     * @param timeMicros event time, microseconds since the epoch
     * @param values (channels) in the user's units; {@code NaN} where the channel is missing; not copied
     */
    public Observation(long timeMicros, double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("an observation needs at least one channel");
        }
        this.timeMicros = timeMicros;
        this.values = values;
    }

    /** Event time, microseconds since the epoch. */
    public long timeMicros() {
        return timeMicros;
    }

    /** (channels) in the user's units; {@code NaN} where missing. Shared, not to be written to. */
    public double[] values() {
        return values;
    }

    public int channels() {
        return values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Observation that && timeMicros == that.timeMicros && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(timeMicros) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Observation[" + timeMicros + " us, " + Arrays.toString(values) + "]";
    }
}
