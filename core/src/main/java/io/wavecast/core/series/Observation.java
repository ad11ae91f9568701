package io.wavecast.core.series;

import java.util.Arrays;

/** One sample of a series: event time and one value per channel. A missing channel is {@code NaN}. */
public final class Observation {
    /** Ten years in microseconds: replays of long recordings run ahead of the wall clock. */
    private static final long MAX_AHEAD = 3_653L * 24 * 3_600 * 1_000_000;

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

    /**
     * Whether the event time is so far in the future that a clock must be wrong. It would make all later observations
     * out of order.
     *
     * @param arrivedMicros when Kafka received the observation
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
