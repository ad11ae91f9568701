package io.wavecast.benchmarks.testbed;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** Waits for conditions that Kafka does not notify of. */
public final class Polling {
    private static final int PAUSE_MILLIS = 20;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private Polling() {}

    /** A condition that is checked repeatedly. */
    public interface Condition {
        boolean holds() throws InterruptedException, ExecutionException;
    }

    /**
     * Returns when a condition holds.
     *
     * @param description of the condition, for the message
     * @throws IllegalStateException if it does not hold within ten minutes
     */
    public static void until(String description, Condition condition) throws InterruptedException, ExecutionException {
        until(description, TIMEOUT, condition);
    }

    /** The same within another time. */
    public static void until(String description, Duration timeout, Condition condition)
            throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("expected " + description + " within " + timeout);
            }
            Thread.sleep(PAUSE_MILLIS); // brokers send no event when a group or its offsets change
        }
    }
}
