package io.wavecast.core.series;

import java.util.Arrays;

/** One sample of a series: event time and one value per channel. A missing channel is {@code NaN}. */
public final class Observation {
    private final long timeMicros;
    private final double[] values; // (channels)

    /**
     * @param timeMicros event time, microseconds since the epoch
     * @param values (channels) in the user's units; {@code NaN} for a missing channel; not copied
     */
    public Observation(long timeMicros, double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("expected at least one channel, was none");
        }
        this.timeMicros = timeMicros;
        this.values = values;
    }

    /** Event time, microseconds since the epoch. */
    public long timeMicros() {
        return timeMicros;
    }

    /** (channels) in the user's units; {@code NaN} if missing. Shared; callers must not change it. */
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
