package io.wavecast.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * Shows the state of a run. On a terminal this is one line that is overwritten in place; elsewhere it is a plain line every
 * few seconds. While it is open on a terminal, lines written to {@code System.err}, such as the log, appear above it.
 */
final class StatusLine implements AutoCloseable {
    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);
    private static final String CLEAR = "\r\u001b[2K";
    private static final int WIDTH = 79;

    private final PrintWriter out;
    private final boolean terminal;
    private final PrintStream errorBefore;
    private String shown = "";
    private Instant nextPlain = Instant.EPOCH;

    private StatusLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.errorBefore = System.err;
    }

    static StatusLine open(PrintWriter out, boolean terminal) {
        var line = new StatusLine(out, terminal);
        if (terminal) {
            System.setErr(new PrintStream(line.new LinesAbove(), true, StandardCharsets.UTF_8));
        }
        return line;
    }

    /** Replaces the state of the run. */
    synchronized void status(String text, Instant now) {
        if (terminal) {
            shown = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            out.print(CLEAR + shown);
            out.flush();
        } else if (!now.isBefore(nextPlain)) {
            nextPlain = now.plus(PLAIN_INTERVAL);
            out.println(text);
            out.flush();
        }
    }

    /** Prints a line that stays, above the state. */
    synchronized void print(String text) {
        if (terminal) {
            out.print(CLEAR);
        }
        out.println(text);
        if (terminal) {
            out.print(shown);
        }
        out.flush();
    }

    /** Removes the state; lines that stay may follow. */
    synchronized void end() {
        if (terminal) {
            out.print(CLEAR);
            out.flush();
            shown = "";
        }
    }

    @Override
    public synchronized void close() {
        end();
        if (terminal) {
            System.setErr(errorBefore);
        }
    }

    /** Prints each whole line above the state. */
    private final class LinesAbove extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            synchronized (StatusLine.this) {
                for (int i = from; i < from + count; i++) {
                    line.write(bytes[i]);
                    if (bytes[i] == '\n') {
                        out.print(CLEAR);
                        out.flush();
                        line.writeTo(errorBefore);
                        errorBefore.flush();
                        line.reset();
                        out.print(shown);
                        out.flush();
                    }
                }
            }
        }
    }
}
