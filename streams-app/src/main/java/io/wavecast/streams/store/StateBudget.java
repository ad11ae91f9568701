package io.wavecast.streams.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Heap for the live states of one instance, in equal shares for the tasks it works on. Shared by every thread. */
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

    public long maxBytes() {
        return maxBytes;
    }

    /** Bytes that live states take up now, as estimated when they were last loaded or written. */
    public long usedBytes() {
        return used.get();
    }

    /** States that changed since they were written. */
    public long dirty() {
        return dirty.get();
    }

    /** Bytes of these, as estimated when they were last loaded or written. */
    public long dirtyBytes() {
        return dirtyBytes.get();
    }

    /** States written so far. */
    public long written() {
        return written.sum();
    }

    /** Time that writing took so far. */
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

    /** Bytes for each store that is open now. */
    long share() {
        return maxBytes / Math.max(1, stores.get());
    }

    void use(long bytes) {
        used.addAndGet(bytes);
    }
}
