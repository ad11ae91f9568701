package io.wavecast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WavecastTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldShowThePictureAndTheCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("[sensor-events]", "demo", "serve", "train", "produce");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void shouldPrintItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("wavecast \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void shouldRequireACommand() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("expected a command");
    }

    @Test
    void shouldNameEveryInvalidOption() {
        assertThat(run("demo", "--speed", "0", "--cell", "rwkv", "--hidden", "0", "--port", "70000"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--speed must be more than 0, was 0.0")
                .contains("--cell must be elman, lstm or gru, was 'rwkv'")
                .contains("--hidden must be 1..1024, was 0")
                .contains("--port must be 0..65535, was 70000");
    }

    @Test
    void shouldRejectATimeWithoutAUnit() {
        assertThat(run("demo", "--for", "60")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--for", "expected a positive number with ms, s, m, h or d, such as 30m, was '60'");
    }

    @Test
    void shouldNameAMissingRecording() {
        assertThat(run("demo", "--input", "nowhere.edf")).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.edf");
    }

    /** Picocli formats descriptions, and warns on the error stream where a percent sign is not escaped. */
    @Test
    void shouldPrintHelpOfAllCommandsWithoutAWarning() {
        PrintStream before = System.err;
        var warnings = new ByteArrayOutputStream();
        System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
        try {
            new CommandLine(new Wavecast()).getSubcommands().forEach((name, command) -> assertThat(
                            command.getUsageMessage())
                    .as(name)
                    .contains("--help")
                    .doesNotContain("%%"));
        } finally {
            System.setErr(before);
        }
        assertThat(warnings.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private int run(String... arguments) {
        return new CommandLine(new Wavecast())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
