package io.wavecast.streams.runtime;

import io.wavecast.core.topics.Topics;
import io.wavecast.streams.forecast.ForecastSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All settings of the forecasting service. Cannot exist with values that cannot be.
 *
 * @param client what every Kafka client starts from, {@code bootstrap.servers} at least
 * @param topics by their names here
 * @param membership of the group of instances that share the work
 * @param stateDir where states lie on this machine; may be lost
 * @param profile what the stream is tuned for
 * @param guarantee what holds when a process dies
 * @param threads that work on partitions
 * @param stateMib heap for live states, in mebibytes; those of quiet series go to the disk beyond it
 * @param partitions of topics that are created
 * @param replication of topics that are created; −1 for the broker's default
 * @param forecast how series are followed
 * @param httpHost address for metrics and health
 * @param httpPort port there; 0 for any free one
 */
public record ServeConfig(
        Map<String, Object> client,
        Topics topics,
        Membership membership,
        Path stateDir,
        Profile profile,
        Guarantee guarantee,
        int threads,
        int stateMib,
        int partitions,
        int replication,
        ForecastSettings forecast,
        String httpHost,
        int httpPort) {

    public ServeConfig {
        client = Map.copyOf(client);
        List<String> problems = new ArrayList<>();
        if (String.valueOf(client.getOrDefault("bootstrap.servers", "")).isBlank()) {
            problems.add("--bootstrap (WAVECAST_BOOTSTRAP) must name at least one HOST:PORT, was empty");
        }
        if (!membership.group().matches("[A-Za-z0-9._-]{1,100}")) {
            problems.add("--application-id (WAVECAST_APPLICATION_ID) must be 1..100 letters, digits, dots, dashes or"
                    + " underscores, was '" + membership.group() + "'");
        }
        if (!membership.instance().matches("[A-Za-z0-9._-]{0,200}")) {
            problems.add("--group-instance-id (WAVECAST_GROUP_INSTANCE_ID) must be letters, digits, dots, dashes or"
                    + " underscores, was '" + membership.instance() + "'");
        }
        if (!membership.server().isEmpty() && !membership.server().matches("[^:\\s]+:[0-9]{1,5}")) {
            problems.add("--application-server (WAVECAST_APPLICATION_SERVER) must be HOST:PORT, was '"
                    + membership.server() + "'");
        }
        range(problems, "--standbys (WAVECAST_STANDBYS)", membership.standbys(), 0, 10);
        range(problems, "--threads (WAVECAST_THREADS)", threads, 1, 256);
        range(problems, "--state-memory (WAVECAST_STATE_MEMORY)", stateMib, 1, 1 << 20);
        range(problems, "--partitions (WAVECAST_PARTITIONS)", partitions, 1, 100_000);
        if (replication != -1) {
            range(
                    problems,
                    "--replication (WAVECAST_REPLICATION), unless -1 for the broker's default,",
                    replication,
                    1,
                    100);
        }
        range(problems, "--max-gap (WAVECAST_MAX_GAP)", forecast.maxGap(), 0, 100_000);
        range(problems, "--ring (WAVECAST_RING)", forecast.ring(), 1, ForecastSettings.MAX_RING_VALUES);
        if (httpHost.isBlank()) {
            problems.add("--http-host (WAVECAST_HTTP_HOST) must be an address or a host's name, was empty");
        }
        range(problems, "--http-port (WAVECAST_HTTP_PORT)", httpPort, 0, 65_535);
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(problems);
        }
    }

    /** Everything but where Kafka is and where states lie as it is without options. */
    public static ServeConfig defaults(Map<String, Object> client, Topics topics, Path stateDir) {
        return new ServeConfig(
                client,
                topics,
                Membership.of("wavecast"),
                stateDir,
                Profile.THROUGHPUT,
                Profile.THROUGHPUT.guarantee(),
                1,
                defaultStateMib(),
                4,
                -1,
                ForecastSettings.DEFAULTS,
                "127.0.0.1",
                9464);
    }

    /** A quarter of the heap. */
    public static int defaultStateMib() {
        return (int) Math.max(1, Runtime.getRuntime().maxMemory() / 4 >> 20);
    }

    /** The same, but for the group. */
    public ServeConfig withApplicationId(String other) {
        return but(draft -> draft.membership = Membership.of(other));
    }

    public ServeConfig with(Membership other) {
        return but(draft -> draft.membership = other);
    }

    public ServeConfig withStateDir(Path other) {
        return but(draft -> draft.stateDir = other);
    }

    public ServeConfig withStateMib(int other) {
        return but(draft -> draft.stateMib = other);
    }

    public ServeConfig withPartitions(int other) {
        return but(draft -> draft.partitions = other);
    }

    public ServeConfig withForecast(ForecastSettings other) {
        return but(draft -> draft.forecast = other);
    }

    public ServeConfig withHttpPort(int other) {
        return but(draft -> draft.httpPort = other);
    }

    private ServeConfig but(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return new ServeConfig(
                client,
                topics,
                draft.membership,
                draft.stateDir,
                profile,
                guarantee,
                threads,
                draft.stateMib,
                draft.partitions,
                replication,
                draft.forecast,
                httpHost,
                draft.httpPort);
    }

    /** What may change, on its way to other settings. */
    private static final class Draft {
        private Membership membership;
        private Path stateDir;
        private int stateMib;
        private int partitions;
        private ForecastSettings forecast;
        private int httpPort;

        Draft(ServeConfig from) {
            membership = from.membership;
            stateDir = from.stateDir;
            stateMib = from.stateMib;
            partitions = from.partitions;
            forecast = from.forecast;
            httpPort = from.httpPort;
        }
    }

    private static void range(List<String> problems, String setting, int value, int low, int high) {
        if (value < low || value > high) {
            problems.add(setting + " must be " + low + ".." + high + ", was " + value);
        }
    }
}
