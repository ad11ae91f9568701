package io.wavecast.streams.delivery;

import io.wavecast.streams.series.VisibleTimes;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/** Remembers when the last batches of one sending thread became visible, in a ring. */
public final class BatchTimes implements VisibleTimes {
    private final AtomicLongArray times; // by the batch's number modulo the length
    private final LongSupplier clock;
    private volatile long current; // written by the sending thread only
    private volatile long unanswered = -1; // newest batch that was dropped before it was visible

    /**
     * @param remembered number of batches to remember
     * @param clock microseconds of the wall clock
     */
    BatchTimes(int remembered, LongSupplier clock) {
        this.times = new AtomicLongArray(remembered);
        this.clock = clock;
        for (int i = 0; i < remembered; i++) {
            times.set(i, NOT_YET);
        }
    }

    @Override
    public long batch() {
        return current;
    }

    /** Ends the current batch. Only the sending thread may call this. */
    public long end() {
        long ended = current;
        long dropped = ended + 1 - times.length();
        if (dropped >= 0 && times.getAcquire(slot(dropped)) == NOT_YET) {
            unanswered = dropped;
        }
        times.setRelease(slot(ended + 1), NOT_YET);
        current = ended + 1;
        return ended;
    }

    /** A batch that ended became visible now. Any thread may call this; a batch that is no longer remembered is skipped. */
    public void becameVisible(long batch) {
        if (isRemembered(batch)) {
            times.setRelease(slot(batch), clock.getAsLong());
        }
    }

    @Override
    public long visibleMicros(long batch) {
        if (isRemembered(batch)) {
            return times.getAcquire(slot(batch));
        }
        return batch <= unanswered ? NOT_YET : FORGOTTEN; // after an outage: some of the older ones were visible
    }

    @Override
    public long nowMicros() {
        return clock.getAsLong();
    }

    private boolean isRemembered(long batch) {
        return batch >= 0 && batch > current - times.length();
    }

    private int slot(long batch) {
        return (int) (batch % times.length());
    }
}
