package io.wavecast.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Levels;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.anomaly.AnomalyRules;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.membership.RebalanceProtocol;
import io.wavecast.streams.query.QuerySettings;
import io.wavecast.streams.runtime.Guarantee;
import io.wavecast.streams.runtime.Membership;
import io.wavecast.streams.runtime.ServeConfig;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServeCommandTest {
    @Test
    void shouldHaveADefaultForEachOption() {
        var command = new ServeCommand();
        new CommandLine(command).parseArgs();

        ServeConfig config = command.config();

        assertThat(config.client()).containsEntry("bootstrap.servers", "127.0.0.1:9092");
        assertThat(config.membership()).isEqualTo(Membership.of("wavecast"));
        assertThat(config.stateDir()).isAbsolute().hasFileName("wavecast");
        assertThat(config.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
        assertThat(config.threads()).isEqualTo(1);
        assertThat(config.partitions()).isEqualTo(4);
        assertThat(config.replication()).isEqualTo(-1);
        assertThat(config.forecast()).isEqualTo(ForecastSettings.DEFAULTS);
        assertThat(config.httpHost()).isEqualTo("127.0.0.1");
        assertThat(config.httpPort()).isEqualTo(9464);
        assertThat(config.queries()).isEmpty();
        assertThat(config)
                .isEqualTo(ServeConfig.builder(config.client(), config.topics(), config.stateDir())
                        .build());
    }

    @Test
    void shouldAcceptEachOption() {
        var command = new ServeCommand();
        new CommandLine(command)
                .parseArgs(
                        "--bootstrap=kafka:1",
                        "--topic-prefix=p.",
                        "--events-topic=telemetry",
                        "--application-id=a",
                        "--group-instance-id=pod-0",
                        "--leave-on-stop",
                        "--standbys=1",
                        "--session-timeout=7s",
                        "--group-protocol=streams",
                        "--state-dir=/d",
                        "--guarantee=at-least-once",
                        "--threads=2",
                        "--partitions=3",
                        "--replication=1",
                        "--max-gap=5",
                        "--max-ahead=2h",
                        "--model-memory=33",
                        "--max-step=5ms",
                        "--forget-after=0",
                        "--ring=6",
                        "--scores=every",
                        "--levels=0.9,0.5",
                        "--events=telegraf",
                        "--chunk-forecasts=each",
                        "--format=protobuf",
                        "--http-host=0.0.0.0",
                        "--http-port=7");

        ServeConfig config = command.config();

        assertThat(config.client()).containsEntry("bootstrap.servers", "kafka:1");
        assertThat(config.topics().forecasts()).isEqualTo("p.forecasts");
        assertThat(config.topics().sensorEvents()).isEqualTo("telemetry");
        assertThat(config.membership())
                .isEqualTo(new Membership(
                        "a", "pod-0", true, 1, Optional.of(Duration.ofSeconds(7)), RebalanceProtocol.STREAMS));
        assertThat(config.stateDir()).isEqualTo(Path.of("/d"));
        assertThat(config.guarantee()).isEqualTo(Guarantee.AT_LEAST_ONCE);
        assertThat(config.threads()).isEqualTo(2);
        assertThat(config.partitions()).isEqualTo(3);
        assertThat(config.replication()).isEqualTo(1);
        assertThat(config.forecast())
                .isEqualTo(new ForecastSettings(5, 6, true, WireFormat.PROTOBUF, Duration.ofHours(2), Duration.ZERO)
                        .withLevels(Levels.of(0.5, 0.9)));
        assertThat(config.reading().form().renamesSeries()).isTrue();
        assertThat(config.reading().everyForecast()).isTrue();
        assertThat(config.modelMib()).isEqualTo(33);
        assertThat(config.maxStep()).isEqualTo(Duration.ofMillis(5));
        assertThat(config.httpHost()).isEqualTo("0.0.0.0");
        assertThat(config.httpPort()).isEqualTo(7);
    }

    @Test
    void shouldLookForAnomaliesAsThePrefixesSay(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("prefixes.json"), "{\"plant/\": {\"anomalies\": 900}}");
        var command = new ServeCommand();
        new CommandLine(command).parseArgs("--anomalies=500", "--anomaly-prefixes=" + file);

        assertThat(command.config().forecast().anomalies())
                .isEqualTo(new AnomalyRules(Map.of(
                        "", AnomalySettings.falseAlarmEvery(500), "plant/", AnomalySettings.falseAlarmEvery(900))));
        Files.writeString(file, "{\"plant/\": {\"shield\": -1}}");
        assertThat(errors("--anomalies=500", "--anomaly-prefixes=" + file))
                .contains("--anomaly-prefixes (WAVECAST_ANOMALY_PREFIXES): prefix 'plant/': shield: expected a number");
    }

    @Test
    void shouldAnswerQueriesWhereTheOptionsSay(@TempDir Path folder) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "0123456789abcdef\n");
        var command = new ServeCommand();
        new CommandLine(command)
                .parseArgs(
                        "--query-port=9466",
                        "--query-host=0.0.0.0",
                        "--query-advertise=pod-0.wavecast:9466",
                        "--query-token-file=" + token);

        assertThat(command.config().queries())
                .contains(new QuerySettings(
                        "0.0.0.0", 9466, "pod-0.wavecast:9466", Optional.of("0123456789abcdef"), Optional.empty()));
    }

    @Test
    void shouldRefuseQueriesThatAnyoneCouldAsk(@TempDir Path folder) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "secret");

        assertThat(errors("--query-port=0", "--query-host=0.0.0.0"))
                .contains(
                        "--query-token-file (WAVECAST_QUERY_TOKEN_FILE) must be set with --query-host 0.0.0.0",
                        "--query-advertise (WAVECAST_QUERY_ADVERTISE) must be set");
        assertThat(errors("--query-port=70000", "--query-advertise=nowhere", "--query-token-file=" + token))
                .contains(
                        "must be 0..65535, was 70000",
                        "must be HOST:PORT, was 'nowhere'",
                        "at least 16 characters, all of them visible ASCII and none a space, was another text of 6")
                .doesNotContain("secret");
        Files.writeString(token, "twenty letters: \u00fc\u00fc\u00fc\u00fc");
        assertThat(errors("--query-port=0", "--query-token-file=" + token))
                .contains("visible ASCII")
                .doesNotContain("twenty");
        assertThat(errors("--query-token-file=" + folder.resolve("none")))
                .contains("--query-port (WAVECAST_QUERY_PORT) must be set");
        assertThat(errors("--query-tls-key=" + token)).contains("--query-port (WAVECAST_QUERY_PORT) must be set");
        assertThat(errors("--query-tls-ca=" + token)).contains("--query-port (WAVECAST_QUERY_PORT) must be set");
        assertThat(errors("--query-port=0", "--query-token-file=" + folder.resolve("none")))
                .contains("must be a readable file");
        assertThat(errors("--query-port=0", "--query-tls-cert=" + token))
                .contains("--query-tls-cert (WAVECAST_QUERY_TLS_CERT) must be set together with --query-tls-key");
        assertThat(errors("--query-port=0", "--query-tls-cert=" + token, "--query-tls-key=" + token))
                .contains("--query-tls-cert (WAVECAST_QUERY_TLS_CERT) must be the readable file", token.toString());
    }

    @Test
    void shouldWatchAtMostThirtyTwoSeries() {
        var command = new ServeCommand();
        new CommandLine(command).parseArgs("--watch-series=plant/a, plant/b,,plant/a");
        assertThat(command.config().watched()).containsExactly("plant/a", "plant/b");

        String many = IntStream.range(0, 33).mapToObj(i -> "s" + i).collect(Collectors.joining(","));
        assertThat(errors("--watch-series=" + many))
                .contains("--watch-series (WAVECAST_WATCH_SERIES) must name at most 32 series, was 33");
    }

    @Test
    void shouldRefuseAPageThatAnyoneCouldReadOrThatIsNotInTheProgram(@TempDir Path folder) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "0123456789abcdef");

        assertThat(errors("--page", "--page-host=0.0.0.0", "--page-port=70000"))
                .contains(
                        "--query-token-file (WAVECAST_QUERY_TOKEN_FILE) must be set with --page-host 0.0.0.0",
                        "--page-port (WAVECAST_PAGE_PORT) must be 0..65535, was 70000",
                        "--page (WAVECAST_PAGE) must not be set in this program, which has no pages");
        assertThat(errors("--page", "--query-token-file=" + token))
                .doesNotContain("--query-port (WAVECAST_QUERY_PORT) must be set")
                .contains("has no pages");
        assertThat(errors(
                        "--page",
                        "--page-host=0.0.0.0",
                        "--query-port=0",
                        "--query-token-file=" + token,
                        "--query-tls-cert=" + token,
                        "--query-tls-key=" + token))
                .contains("--page-host (WAVECAST_PAGE_HOST) must be loopback with --query-tls-cert, was 0.0.0.0");
    }

    private static String errors(String... options) {
        var output = new StringWriter();
        int exit = new CommandLine(new ServeCommand())
                .setErr(new PrintWriter(output))
                .execute(options);
        assertThat(exit).isEqualTo(2);
        return output.toString();
    }

    @Test
    void shouldReportEachProblemOfAMappingWithItsLine(@TempDir Path folder) throws Exception {
        Path mapping = Files.writeString(folder.resolve("plant.json"), """
                {"series": "{key",
                 "time": {"at": "/t", "unit": "h"},
                 "values": "/v"}""");
        var output = new StringWriter();

        int exit = new CommandLine(new ServeCommand())
                .setErr(new PrintWriter(output))
                .execute(
                        "--events=" + mapping,
                        "--threads=many",
                        "--events-topic=forecasts",
                        "--client-config=" + folder.resolve("none"),
                        "--broker-timeout=long");

        assertThat(exit).isEqualTo(2);
        assertThat(output.toString())
                .contains("--events (WAVECAST_EVENTS) " + mapping + ": line 1: series: expected } after {")
                .contains("--events (WAVECAST_EVENTS) " + mapping + ": line 2: time.unit: expected one of s, ms")
                .contains("--threads (WAVECAST_THREADS) must be a whole number")
                .contains("--events-topic (WAVECAST_EVENTS_TOPIC) must be a topic without another purpose")
                .contains("--client-config: cannot read " + folder.resolve("none"))
                .contains(
                        "--broker-timeout (WAVECAST_BROKER_TIMEOUT): expected a positive number with ms, s, m, h or d");
    }

    @Test
    void shouldReportAllProblemsAtOnce() {
        var output = new StringWriter();

        int exit = new CommandLine(new ServeCommand())
                .setErr(new PrintWriter(output))
                .execute(
                        "--application-id=a b",
                        "--session-timeout=500ms",
                        "--group-protocol=gossip",
                        "--guarantee=twice",
                        "--threads=many",
                        "--partitions=0",
                        "--replication=0",
                        "--max-gap=-1",
                        "--max-ahead=0",
                        "--model-memory=0",
                        "--max-step=2m",
                        "--forget-after=soon",
                        "--ring=0",
                        "--scores=some",
                        "--format=xml",
                        "--http-host=",
                        "--http-port=70000");

        assertThat(exit).isEqualTo(2);
        assertThat(output.toString())
                .contains(
                        "--application-id",
                        "--session-timeout (WAVECAST_SESSION_TIMEOUT) must be 1s..30m, was 500ms",
                        "--group-protocol (WAVECAST_GROUP_PROTOCOL) must be",
                        "--guarantee",
                        "--threads",
                        "--partitions",
                        "--replication",
                        "--max-gap",
                        "--max-ahead (WAVECAST_MAX_AHEAD) must be 1..",
                        "--forget-after (WAVECAST_FORGET_AFTER) must be 0 or a positive number with ms, s, m, h or d",
                        "--model-memory",
                        "--max-step (WAVECAST_MAX_STEP) must be 1ms..1m, was 120000ms",
                        "--ring",
                        "--scores",
                        "--format (WAVECAST_FORMAT) must be json or protobuf, was 'xml'",
                        "--http-host",
                        "--http-port",
                        "'many'",
                        "70000");
    }
}
