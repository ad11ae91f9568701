package io.wavecast.streams.registry;

/**
 * The record timestamps for which a look-up holds. A look-up narrows it to what its answer depends on, so that a series need not look again
 * within. Times are microseconds since the epoch. Used by one thread.
 */
public final class Validity {
    private long from = Long.MAX_VALUE; // contains nothing before the first look-up
    private long until; // inclusive
    private long record;

    /** Whether a record with this timestamp gets the same answer. */
    public boolean contains(long recordMicros) {
        return from <= recordMicros && recordMicros <= until;
    }

    /** Begins a look-up for a record: valid for all times until it is narrowed. */
    public Validity at(long recordMicros) {
        record = recordMicros;
        from = Long.MIN_VALUE;
        until = Long.MAX_VALUE;
        return this;
    }

    /** Whether the record is as late as a time; narrows to the times with the same answer. */
    boolean reached(long micros) {
        if (record < micros) {
            until = Math.min(until, micros - 1);
            return false;
        }
        from = Math.max(from, micros);
        return true;
    }
}
