package io.wavecast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private static final String CLEAR = "\r\u001b[2K";

    private final StringWriter text = new StringWriter();
    private final PrintStream errorBefore = System.err;

    @AfterEach
    void restore() {
        System.setErr(errorBefore);
    }

    @Test
    void shouldOverwriteTheStateOnATerminal() {
        try (var line = StatusLine.open(new PrintWriter(text), true)) {
            line.status("one", Instant.EPOCH);
            line.status("two", Instant.EPOCH);
        }

        assertThat(text.toString()).isEqualTo(CLEAR + "one" + CLEAR + "two" + CLEAR);
    }

    @Test
    void shouldPrintLinesAboveTheState() {
        try (var line = StatusLine.open(new PrintWriter(text), true)) {
            line.status("one", Instant.EPOCH);
            line.print("news");
        }

        assertThat(text.toString()).isEqualTo(CLEAR + "one" + CLEAR + "news" + System.lineSeparator() + "one" + CLEAR);
    }

    @Test
    void shouldPrintTheLogAboveTheState() {
        var log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));

        try (var line = StatusLine.open(new PrintWriter(text), true)) {
            line.status("one", Instant.EPOCH);
            System.err.print("half ");
            System.err.print("a line\n");
        }

        assertThat(log.toString(StandardCharsets.UTF_8)).isEqualTo("half a line\n");
        assertThat(text.toString()).isEqualTo(CLEAR + "one" + CLEAR + "one" + CLEAR);
    }

    @Test
    void shouldPrintAPlainLineEveryFewSecondsWithoutATerminal() {
        try (var line = StatusLine.open(new PrintWriter(text), false)) {
            for (int second = 0; second < 10; second++) {
                line.status("at " + second, Instant.ofEpochSecond(second));
            }
        }

        assertThat(text.toString().lines()).containsExactly("at 0", "at 5");
    }
}
