package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class SettingsTest {
    @TempDir
    private Path directory;

    @Command(name = "serve")
    static final class Service implements Runnable {
        @Option(names = "--state-dir", defaultValue = "/var")
        private String stateDir;

        @Option(names = "--threads", defaultValue = "1")
        private int threads;

        @Option(names = "--follow")
        private boolean follow;

        @Override
        public void run() {}
    }

    private Service parsed(Map<String, String> environment, String... arguments) {
        var service = new Service();
        new CommandLine(service)
                .setDefaultValueProvider(Settings.of(environment))
                .parseArgs(arguments);
        return service;
    }

    @Test
    void shouldPreferCommandLineThenEnvironmentThenFileThenDefault() throws Exception {
        String file = Files.writeString(directory.resolve("p"), "state-dir=/file\nthreads=3\nfollow=true\n")
                .toString();
        Map<String, String> both = Map.of("WAVECAST_CONFIG", file, "WAVECAST_STATE_DIR", "/variable");

        assertThat(parsed(both, "--state-dir=/line").stateDir).isEqualTo("/line");
        assertThat(parsed(both).stateDir).isEqualTo("/variable");
        assertThat(parsed(Map.of("WAVECAST_CONFIG", file)).stateDir).isEqualTo("/file");
        assertThat(parsed(Map.of("WAVECAST_STATE_DIR", "")).stateDir)
                .as("an empty variable has no value")
                .isEqualTo("/var");
        assertThat(parsed(both).threads).isEqualTo(3);
        assertThat(parsed(both).follow).isTrue();
        assertThat(parsed(Map.of()).follow).isFalse();
    }

    @Test
    void shouldReportUnknownNamesWithTheNearestOne() throws Exception {
        String file =
                Files.writeString(directory.resolve("p"), "state.dir=/file\n").toString();
        var settings = Settings.of(Map.of(
                "WAVECAST_CONFIG",
                file,
                "WAVECAST_THREAD",
                "2",
                "WAVECAST_HEAP",
                "1g",
                "WAVECAST_QUICKNESS",
                "",
                "HOME",
                "/"));

        assertThat(settings.problems(Set.of("--state-dir", "--threads")))
                .containsExactly(
                        "unknown setting WAVECAST_QUICKNESS; 'wavecast config' lists all settings",
                        "unknown setting WAVECAST_THREAD; did you mean WAVECAST_THREADS?",
                        "unknown setting state.dir (in " + file + "); did you mean state-dir?");
    }

    @Test
    void shouldReportAnInvalidLogFormat() {
        assertThat(Settings.of(Map.of("WAVECAST_LOG_FORMAT", "jsno", "WAVECAST_LOG_LEVEL", "WARN"))
                        .problems(Set.of()))
                .containsExactly("WAVECAST_LOG_FORMAT must be one of [text, json], was 'jsno'");
    }

    @Test
    void shouldNameAMissingFile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(Map.of("WAVECAST_CONFIG", "/none")))
                .withMessageStartingWith("WAVECAST_CONFIG: cannot read /none");
    }

    @Command(name = "wavecast", subcommands = ConfigCommand.class)
    static final class Root implements Runnable {
        @Override
        public void run() {}
    }

    @Command(name = "produce")
    static final class Producer implements Runnable {
        @Option(names = "--client-config", defaultValue = "")
        @SuppressWarnings("UnusedVariable") // picocli sets it
        private String clientConfig;

        @Option(names = "--access-token", defaultValue = "abc")
        @SuppressWarnings("UnusedVariable") // picocli sets it
        private String token;

        @Override
        public void run() {}
    }

    @Test
    void shouldShowValuesAndOriginsAndMaskSecrets() throws Exception {
        Path client = Files.writeString(
                directory.resolve("client"), "security.protocol=SASL_SSL\nsasl.jaas.config=user password\n");
        var output = new StringWriter();
        var line = new CommandLine(new Root()).setOut(new PrintWriter(output));
        var producer = new CommandLine(new Producer());
        line.addSubcommand("produce", producer);
        producer.setDefaultValueProvider(Settings.of(Map.of("WAVECAST_CLIENT_CONFIG", client.toString())));

        int exit = line.execute("config", "produce");

        assertThat(exit).isZero();
        assertThat(output.toString())
                .containsPattern("--access-token +WAVECAST_ACCESS_TOKEN +\\*{8} +default")
                .containsPattern("security.protocol +SASL_SSL +" + client)
                .containsPattern("WAVECAST_LOG_LEVEL +INFO +default")
                .containsPattern("sasl.jaas.config +\\*{8}")
                .doesNotContain("abc", "user password");
        assertThat(line.setErr(new PrintWriter(output)).execute("config", "serve"))
                .isEqualTo(2);
        assertThat(output.toString()).contains("expected a service (produce), was 'serve'");
    }
}
