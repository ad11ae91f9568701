package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ServiceSettingsTest {
    private final StringWriter output = new StringWriter();

    private CommandLine line() {
        return ServiceSettings.commandLine(new Root())
                .setErr(new PrintWriter(output))
                .setOut(new PrintWriter(output));
    }

    @Test
    void shouldReportAnUnknownOptionWithTheNearestOneAndWithoutTheUsage() {
        int code = line().execute("serve", "--thread");

        assertThat(code).isEqualTo(2);
        assertThat(output.toString().lines().toList())
                .containsExactly(
                        "Unknown option: '--thread'",
                        "Possible solutions: --threads",
                        "'wavecast serve --help' lists all options");
    }

    @Test
    void shouldMentionVariablesAndFileInTheHelp() {
        assertThat(line().execute("serve", "--help")).isZero();
        assertThat(output.toString()).contains("WAVECAST_BOOTSTRAP", "WAVECAST_CONFIG");
    }

    @Command(name = "wavecast", subcommands = Serve.class)
    static final class Root implements Runnable {
        @Override
        public void run() {}
    }

    @Command(name = "serve", mixinStandardHelpOptions = true)
    static final class Serve implements Runnable {
        @CommandLine.Option(names = "--threads")
        @SuppressWarnings("UnusedVariable") // picocli sets it
        private int threads;

        @Override
        public void run() {}
    }
}
