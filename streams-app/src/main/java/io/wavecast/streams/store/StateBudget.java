package io.wavecast.streams.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The heap for the live states of one instance, divided equally among its open stores, one per task. Thread-safe. */
public final class StateBudget {
    private final long maxBytes;
    private final AtomicInteger stores = new AtomicInteger();
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong dirty = new AtomicLong();
    private final AtomicLong dirtyBytes = new AtomicLong();
    private final LongAdder written = new LongAdder();
    private final LongAdder writeNanos = new LongAdder();

    public StateBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Limit of the bytes of all live states. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Bytes of the live states, as estimated when they were last loaded or written. */
    public long usedBytes() {
        return used.get();
    }

    /** Number of states that changed since they were last written. */
    public long dirty() {
        return dirty.get();
    }

    /** Bytes of the changed states, as estimated when they were last loaded or written. */
    public long dirtyBytes() {
        return dirtyBytes.get();
    }

    /** Number of states written so far. */
    public long written() {
        return written.sum();
    }

    /** Nanoseconds spent writing states so far. */
    public long writeNanos() {
        return writeNanos.sum();
    }

    void changed(long states, long bytes) {
        dirty.addAndGet(states);
        dirtyBytes.addAndGet(bytes);
    }

    void wrote(long states, long nanos) {
        written.add(states);
        writeNanos.add(nanos);
    }

    void open() {
        stores.incrementAndGet();
    }

    void close() {
        stores.decrementAndGet();
    }

    /** Bytes available to each open store. */
    long share() {
        return maxBytes / Math.max(1, stores.get());
    }

    void use(long bytes) {
        used.addAndGet(bytes);
    }
}
