package io.wavecast.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** From its making until it is {@linkplain #done done}, the JVM that is told to stop waits for work to come to its end in order. */
public final class Interruptible {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Runnable stop;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread ending = new Thread(this::end, "wavecast-end");

    /** @param stop makes the work end early; called from another thread */
    public Interruptible(Runnable stop) {
        this.stop = stop;
        Runtime.getRuntime().addShutdownHook(ending);
    }

    private void end() {
        stop.run();
        try {
            done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void done() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The JVM is stopping already, and the hook returns now.
        }
    }
}
