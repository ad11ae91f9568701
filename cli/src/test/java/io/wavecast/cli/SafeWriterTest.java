package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class SafeWriterTest {
    @Test
    void shouldEscapeControlCharactersButNotLineBreaks() {
        var text = new StringWriter();

        try (var out = new PrintWriter(new SafeWriter(text), true)) {
            out.print("serve: expected a number, was '\u001b[2J\u009b31m\u0007'\n\tß€\uD83D\uDE00");
            out.print('\u001b');
        }

        assertThat(text)
                .hasToString("serve: expected a number, was '\\u001b[2J\\u009b31m\\u0007'\n\tß€\uD83D\uDE00\\u001b");
    }
}
