package io.wavecast.demo;

import io.wavecast.demo.report.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run that ends in order, with its table and its report, when the JVM is told to stop. */
final class Interruptible implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final DemoRun run;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread ending = new Thread(this::end, "wavecast-end");

    Interruptible(DemoRun run) {
        this.run = run;
        Runtime.getRuntime().addShutdownHook(ending);
    }

    Outcome toEnd() throws InterruptedException {
        return run.toEnd();
    }

    private void end() {
        run.stop();
        try {
            closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The JVM is stopping already, and the hook returns now.
        }
    }
}
