package io.wavecast.observe.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Copies the events of another instance. A read waits for as long as that instance is silent, so a thread watches the copy, and closes the
 * input when it is over.
 */
final class Relay {
    private static final long LOOK_MILLIS = 250;

    private final InputStream events;
    private final CountDownLatch stopped;
    private final long quietNanos;
    private final long longestNanos;
    private volatile long read = System.nanoTime();
    private volatile boolean done;

    /**
     * @param events closed at the end
     * @param stopped opens when the server stops
     * @param quiet the longest time without a byte
     * @param longest the longest time of the copy
     */
    Relay(InputStream events, CountDownLatch stopped, Duration quiet, Duration longest) {
        this.events = events;
        this.stopped = stopped;
        quietNanos = quiet.toNanos();
        longestNanos = longest.toNanos();
    }

    /** Returns when the events end. @throws IOException if the reader or the other instance left, or a time is over */
    void copy(OutputStream out) throws IOException {
        var watch = new Thread(this::watch, "wavecast-relay-watch");
        watch.setDaemon(true);
        watch.start();
        try (events) {
            byte[] buffer = new byte[8_192];
            for (int bytes = events.read(buffer); bytes >= 0; bytes = events.read(buffer)) {
                read = System.nanoTime();
                out.write(buffer, 0, bytes);
                out.flush();
            }
        } finally {
            done = true;
        }
    }

    private void watch() {
        long begun = System.nanoTime();
        try (events) {
            while (!done
                    && System.nanoTime() - read < quietNanos
                    && System.nanoTime() - begun < longestNanos
                    && !stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                // the next look
            }
        } catch (IOException e) {
            // The other instance left.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
