package io.wavecast.core.series;

import java.util.Arrays;

/** One sample of a series: event time and one value per channel. A missing channel is {@code NaN}. */
public final class Observation {
    /** Ten years in microseconds: replays may run ahead of the wall clock, by as much as a long recording. */
    private static final long MAX_AHEAD = 3_653L * 24 * 3_600 * 1_000_000;

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

    /**
     * Whether it is of a time so far in the future that a clock is broken. Taken, it would make all that follows out of
     * order.
     *
     * @param arrivedMicros when Kafka got it
     */
    public boolean isTooFarAheadOf(long arrivedMicros) {
        return timeMicros - arrivedMicros > MAX_AHEAD;
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
