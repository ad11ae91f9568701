package io.wavecast.benchmarks.restore;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** Waits for what Kafka tells only to those who ask. */
final class Polling {
    private static final int PAUSE_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Polling() {}

    /** What is waited for. */
    interface Condition {
        boolean holds() throws InterruptedException, ExecutionException;
    }

    static void until(Condition condition) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("what was waited for did not happen within " + PATIENCE);
            }
            Thread.sleep(PAUSE_MILLIS); // Kafka tells nobody of these: it has to be asked
        }
    }
}
