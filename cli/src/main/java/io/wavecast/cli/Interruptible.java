package io.wavecast.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends work in order when the JVM is stopped, for instance by Ctrl-C: the shutdown waits until the work is
 * {@linkplain #done done}.
 */
public final class Interruptible {
    private static final Duration MAX_WAIT = Duration.ofSeconds(90);

    private final Runnable stop;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread ending = new Thread(this::end, "wavecast-end");

    /**
     * Begins the work.
     *
     * @param stop ends the work early; called from another thread
     */
    public Interruptible(Runnable stop) {
        this.stop = stop;
        Runtime.getRuntime().addShutdownHook(ending);
    }

    private void end() {
        stop.run();
        try {
            done.await(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the work, and lets a shutdown continue. */
    public void done() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The JVM is stopping already; the hook returns now.
        }
    }
}
