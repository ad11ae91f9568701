package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private final StringWriter out = new StringWriter();

    @Test
    void shouldWritePlainLinesOnlyWithoutATerminal() {
        try (var display = new ProgressDisplay(new PrintWriter(out), false)) {
            display.begin("reading", 10);
            display.step();
            display.stepTo(5);
            display.stepTo(10, "loss 0.1");
            display.line("%d of %d records, %.1f s", 10, 10, 1.5);

            assertThat(display.isBar()).isFalse();
        }

        assertThat(out.toString().lines()).containsExactly("10 of 10 records, 1.5 s");
    }

    @Test
    void shouldDrawABarOnATerminal() {
        try (var display = new ProgressDisplay(new PrintWriter(out), true)) {
            display.begin("reading", 10);
            display.stepTo(5, "half");
            display.begin("training", -1);
            display.step();

            assertThat(display.isBar()).isTrue();
        }

        assertThat(out.toString()).isEmpty(); // the bar goes to the standard error, as the library draws it
    }
}
