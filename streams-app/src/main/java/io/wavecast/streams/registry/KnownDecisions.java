package io.wavecast.streams.registry;

import io.wavecast.core.model.VersionDecision;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes records wait until all decisions that concern them were read. A decision is written at least {@value #SLACK_MILLIS} ms before it
 * takes effect, so what was committed that long before a record is enough. The wait is bounded: 30 s before the first decisions were read,
 * afterwards 2 s each time the reading stands still. Thread-safe.
 */
public final class KnownDecisions {
    /** How old the decisions that were read may be, in milliseconds. */
    public static final long SLACK_MILLIS = VersionDecision.NOTICE_MILLIS;

    private static final Logger log = LoggerFactory.getLogger(KnownDecisions.class);
    private static final long NOTHING = Long.MIN_VALUE / 2;
    private static final long FIRST_WAIT_MILLIS = 30_000; // no transaction is open yet
    private static final long WAIT_MILLIS = 2_000; // less than the shortest timeout of a transaction

    private final LongSupplier clock;
    private final Runnable unread;
    private final long firstWaitMillis;
    private final long waitMillis;
    private volatile long readMillis = NOTHING;
    private volatile long gaveUpAt = Long.MIN_VALUE;

    /**
     * @param clock wall clock in milliseconds since the epoch
     * @param unread is called for each record that does not wait any longer
     */
    public KnownDecisions(LongSupplier clock, Runnable unread) {
        this(clock, unread, FIRST_WAIT_MILLIS, WAIT_MILLIS);
    }

    KnownDecisions(LongSupplier clock, Runnable unread, long firstWaitMillis, long waitMillis) {
        this.clock = clock;
        this.unread = unread;
        this.firstWaitMillis = firstWaitMillis;
        this.waitMillis = waitMillis;
    }

    /** Decisions that nothing waits for. */
    public static KnownDecisions always() {
        var known = new KnownDecisions(() -> 0, () -> {});
        known.readUntil(Long.MAX_VALUE - SLACK_MILLIS);
        return known;
    }

    /** All decisions and versions that were committed until this time, in milliseconds since the epoch, were read and applied. */
    public synchronized void readUntil(long millis) {
        readMillis = Math.max(readMillis, millis);
        notifyAll();
    }

    /**
     * Returns when the decisions for a record were read, or the wait is over.
     *
     * @param recordMillis timestamp of the record
     */
    public void await(long recordMillis) {
        if (recordMillis > readMillis + SLACK_MILLIS) {
            awaitNews(Math.min(recordMillis, clock.getAsLong()) - SLACK_MILLIS);
        }
    }

    private synchronized void awaitNews(long needed) {
        long limit = readMillis == NOTHING ? firstWaitMillis : waitMillis;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit);
        try {
            while (readMillis < needed && gaveUpAt != readMillis) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left > 0) {
                    wait(left);
                } else {
                    giveUp(limit);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the thread stops
        }
        if (readMillis < needed) {
            unread.run();
        }
    }

    private void giveUp(long limit) {
        gaveUpAt = readMillis;
        log.warn(
                "expected the decisions about models to be read within {} ms, were not: forecasts go on with the"
                        + " versions that are known, and may differ from those of a replay",
                limit);
    }
}
