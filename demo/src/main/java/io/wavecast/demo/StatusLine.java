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
 * One line that is written over on a terminal, and now and then a plain line elsewhere. While it is open on a terminal,
 * what is written to {@code System.err}, such as the log, appears above it.
 */
final class StatusLine implements AutoCloseable {
    private static final Duration PLAIN_EVERY = Duration.ofSeconds(5);
    private static final String CLEAR = "\r\u001b[2K";
    private static final int WIDTH = 79;

    private final PrintWriter out;
    private final boolean terminal;
    private final PrintStream errorBefore;
    private String shown = "";
    private Instant plainAfter = Instant.EPOCH;

    private StatusLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.errorBefore = System.err;
    }

    static StatusLine open(PrintWriter out, boolean terminal) {
        var line = new StatusLine(out, terminal);
        if (terminal) {
            System.setErr(new PrintStream(line.new Above(), true, StandardCharsets.UTF_8));
        }
        return line;
    }

    /** How the run stands. */
    synchronized void status(String text, Instant now) {
        if (terminal) {
            shown = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            out.print(CLEAR + shown);
            out.flush();
        } else if (!now.isBefore(plainAfter)) {
            plainAfter = now.plus(PLAIN_EVERY);
            out.println(text);
            out.flush();
        }
    }

    /** A line that stays. */
    synchronized void say(String text) {
        if (terminal) {
            out.print(CLEAR);
        }
        out.println(text);
        if (terminal) {
            out.print(shown);
        }
        out.flush();
    }

    /** Takes the status away; lines that stay may follow. */
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

    /** Whole lines, each put above the status. */
    private final class Above extends OutputStream {
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
