package io.wavecast.observe.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes server-sent events (WHATWG HTML, section 9.2) until the reader leaves, the hour is over, or the server stops. */
final class EventWriter {
    private static final long ASK_MILLIS = 250;
    private static final long ALIVE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final Duration QUIET = Duration.ofSeconds(30); // three signs of life of another instance
    private static final Duration LONGEST = Duration.ofHours(1); // the reader connects again

    private final CountDownLatch stopped;

    /** @param stopped opens when the server stops */
    EventWriter(CountDownLatch stopped) {
        this.stopped = stopped;
    }

    /** Sets the headers of a stream. */
    static void begin(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no"); // for proxies that would wait for more
    }

    /** Returns when the stream is over. A reader that left is one reason, and no error. */
    void write(HttpServletResponse response, ApiAnswer answer) throws InterruptedException {
        begin(response);
        try {
            OutputStream out = response.getOutputStream();
            response.flushBuffer();
            if (answer instanceof ApiAnswer.Relayed relayed) {
                new Relay(relayed.events(), stopped, QUIET, LONGEST).copy(out);
            } else if (answer instanceof ApiAnswer.Events events) {
                tell(events.source(), out);
            }
        } catch (IOException e) {
            // The reader, or the instance that sends the events, left.
        }
    }

    private void tell(EventSource source, OutputStream out) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long written = begun;
        do {
            try {
                for (Optional<String> next = source.next(); next.isPresent(); next = source.next()) {
                    write(out, "data: " + next.get() + "\n\n");
                    written = System.nanoTime();
                }
            } catch (ApiException e) {
                write(out, "event: error\ndata: " + JsonError.of(e.status(), e.text()) + "\n\n");
                return;
            }
            if (System.nanoTime() - written > ALIVE_NANOS) {
                write(out, ": still here\n\n"); // the only way to learn that a reader left
                written = System.nanoTime();
            }
        } while (System.nanoTime() - begun < LONGEST.toNanos() && !stopped.await(ASK_MILLIS, TimeUnit.MILLISECONDS));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
