package io.wavecast.streams.series;

import java.util.Arrays;

/**
 * The times of one series: the newest event time, the recent spacings, the last jump, and the last arrival. Only {@link SeriesState}
 * changes them.
 */
public final class SeriesTimes {
    /** Number of spacings whose median is the period. */
    public static final int SPACINGS = 7;

    /** Arrival of a series whose state does not contain it. */
    public static final long UNKNOWN_ARRIVAL = Long.MIN_VALUE;

    private long newest; // event time of the newest observation
    private long arrived; // record timestamp of the newest observation
    private long jumpFrom = Long.MIN_VALUE; // event times between these two, both exclusive, were never observed
    private long jumpTo = Long.MIN_VALUE;
    private final long[] spacings = new long[SPACINGS]; // ring of the newest spacings, each above 0
    private int count; // of the spacings
    private int next; // position of the next spacing
    private long period; // median of the spacings; 0 without one

    /** The times of a series without observations. */
    SeriesTimes() {
        this.arrived = UNKNOWN_ARRIVAL;
    }

    /**
     * Creates times with the given content.
     *
     * @param newest event time of the newest observation
     * @param arrived record timestamp of the newest observation; {@link #UNKNOWN_ARRIVAL} if unknown
     * @param jumpFrom event time before the last jump
     * @param jumpTo event time after the last jump
     * @param spacings at most {@value #SPACINGS} spacings, the oldest first
     */
    public SeriesTimes(long newest, long arrived, long jumpFrom, long jumpTo, long... spacings) {
        this.newest = newest;
        this.arrived = arrived;
        this.jumpFrom = jumpFrom;
        this.jumpTo = jumpTo;
        for (long spacing : spacings) {
            addSpacing(spacing);
        }
    }

    /** Event time of the newest observation, in microseconds. */
    public long newestMicros() {
        return newest;
    }

    /**
     * Record timestamp of the newest observation, in microseconds, or that of an earlier record of the partition if it is newer;
     * {@link #UNKNOWN_ARRIVAL} if unknown.
     */
    public long arrivedMicros() {
        return arrived;
    }

    /** Event time before the last jump. */
    public long jumpFromMicros() {
        return jumpFrom;
    }

    /** Event time after the last jump. */
    public long jumpToMicros() {
        return jumpTo;
    }

    /**
     * The measured period in microseconds: the median of the newest {@value #SPACINGS} spacings, so that a gap or a close pair does not
     * change it. The lower one of two medians; 0 before the second observation.
     */
    public long periodMicros() {
        return period;
    }

    /** Whether the period is the median of all {@value #SPACINGS} spacings. */
    public boolean periodIsMeasured() {
        return count == SPACINGS;
    }

    /** The newest spacings in microseconds, the oldest first; a copy. */
    public long[] spacings() {
        long[] ordered = new long[count];
        for (int i = 0; i < count; i++) {
            ordered[i] = spacings[Math.floorMod(next - count + i, SPACINGS)];
        }
        return ordered;
    }

    /** Whether an event time lies in the last jump, so that no observation of the series had it. */
    public boolean isInJump(long micros) {
        return micros > jumpFrom && micros < jumpTo;
    }

    /** Adds the first observation. All earlier event times count as a jump. */
    void begin(long micros, long arrivedMicros) {
        jumpFrom = Long.MIN_VALUE;
        jumpTo = micros;
        newest = micros;
        arrived = arrivedMicros;
    }

    /**
     * Adds an observation after the first.
     *
     * @param jump whether samples are missing before it that are not filled in
     */
    void add(long micros, long arrivedMicros, boolean jump) {
        if (jump) {
            jumpFrom = newest;
            jumpTo = micros;
        }
        addSpacing(micros - newest);
        newest = micros;
        arrived = arrivedMicros;
    }

    void assumeArrival(long micros) {
        arrived = Math.max(arrived, micros); // the unknown one is the smallest
    }

    private void addSpacing(long spacing) {
        long replaced = count == SPACINGS ? spacings[next] : 0;
        spacings[next] = spacing;
        next = next + 1 == SPACINGS ? 0 : next + 1;
        count = Math.min(count + 1, SPACINGS);
        if (spacing != replaced) { // otherwise the median stays: the case of a regular series
            long[] sorted = Arrays.copyOf(spacings, count);
            Arrays.sort(sorted);
            period = sorted[(count - 1) / 2];
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeriesTimes that
                && newest == that.newest
                && arrived == that.arrived
                && jumpFrom == that.jumpFrom
                && jumpTo == that.jumpTo
                && Arrays.equals(spacings(), that.spacings());
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(newest) + Long.hashCode(arrived);
    }

    @Override
    public String toString() {
        return "SeriesTimes[" + newest + " us, arrived " + arrived + " us, jump " + jumpFrom + ".." + jumpTo
                + " us, spacings " + Arrays.toString(spacings()) + " us]";
    }
}
