package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ServiceSettingsTest {
    private final StringWriter said = new StringWriter();

    private CommandLine line() {
        return ServiceSettings.commandLine(new Root())
                .setErr(new PrintWriter(said))
                .setOut(new PrintWriter(said));
    }

    @Test
    void aWrongOptionIsToldWithTheOneThatIsMeantAndWithoutAllTheOthers() {
        int code = line().execute("serve", "--thread");

        assertThat(code).isEqualTo(2);
        assertThat(said.toString().lines().toList())
                .containsExactly(
                        "Unknown option: '--thread'",
                        "Possible solutions: --threads",
                        "'wavecast serve --help' shows what there is");
    }

    @Test
    void helpTellsOfVariablesAndFile() {
        assertThat(line().execute("serve", "--help")).isZero();
        assertThat(said.toString()).contains("WAVECAST_BOOTSTRAP", "WAVECAST_CONFIG");
    }

    @Command(name = "wavecast", subcommands = Serve.class)
    static final class Root implements Runnable {
        @Override
        public void run() {}
    }

    @Command(name = "serve", mixinStandardHelpOptions = true)
    static final class Serve implements Runnable {
        @CommandLine.Option(names = "--threads")
        private int threads;

        @Override
        public void run() {}
    }
}
