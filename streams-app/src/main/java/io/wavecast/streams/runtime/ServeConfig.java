package io.wavecast.streams.runtime;

import io.wavecast.cli.Problems;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.query.QuerySettings;
import io.wavecast.streams.reading.ReadingSettings;
import io.wavecast.streams.series.InputRing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of the forecasting service. Always valid.
 *
 * @param client properties of every Kafka client, at least {@code bootstrap.servers}
 * @param topics names of the topics
 * @param membership membership in the group of instances that share the work
 * @param stateDir folder of the states on this machine; may be lost
 * @param profile tuning of Kafka Streams
 * @param guarantee guarantee if a process dies
 * @param threads number of threads that process partitions
 * @param stateMib heap for live states in MiB; further states are on the disk
 * @param modelMib heap for the weights of all models in MiB
 * @param maxStep time that a model may take for one observation
 * @param versions what happens to models that others publish under plain names
 * @param challengers share of the series on which challengers step, 0..1
 * @param storeMib memory off the heap for the states on the disk, in MiB
 * @param partitions number of partitions of topics that are created
 * @param replication replication of topics that are created; −1 for the broker's default
 * @param forecast settings of the forecasts
 * @param reading how the observations' topic is read
 * @param httpHost address for metrics and health
 * @param httpPort port for metrics and health; 0 for any free port
 * @param queries settings of queries over HTTP; empty if there are none
 * @param watched names of the series whose values are gauges
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
        int modelMib,
        Duration maxStep,
        VersionRule versions,
        double challengers,
        int storeMib,
        int partitions,
        int replication,
        ForecastSettings forecast,
        ReadingSettings reading,
        String httpHost,
        int httpPort,
        Optional<QuerySettings> queries,
        List<String> watched) {

    /** Ten years: limit of durations. */
    private static final long MAX_SECONDS = 3_653L * 24 * 3_600;

    /** @throws InvalidConfigException listing all problems */
    public ServeConfig {
        client = Map.copyOf(client);
        var problems = Problems.ofSettings();
        if (String.valueOf(client.getOrDefault("bootstrap.servers", "")).isBlank()) {
            problems.add(ServeOptions.BOOTSTRAP, "must name at least one HOST:PORT, was empty");
        }
        problems.matches(
                ServeOptions.APPLICATION_ID,
                membership.group(),
                "[A-Za-z0-9._-]{1,100}",
                "1..100 letters, digits, dots, dashes or underscores");
        problems.matches(
                ServeOptions.GROUP_INSTANCE_ID,
                membership.instance(),
                "[A-Za-z0-9._-]{0,200}",
                "at most 200 letters, digits, dots, dashes or underscores");
        problems.inRange(ServeOptions.STANDBYS, membership.standbys(), 0, 10);
        membership
                .session()
                .ifPresent(session -> problems.when(
                        session.compareTo(Duration.ofSeconds(1)) < 0 || session.compareTo(Duration.ofMinutes(30)) > 0,
                        ServeOptions.SESSION_TIMEOUT,
                        "must be 1s..30m, was " + session.toMillis() + "ms"));
        problems.when(
                client.containsKey("group.protocol"),
                ServeOptions.CLIENT_CONFIG,
                "must not set group.protocol: use " + ServeOptions.GROUP_PROTOCOL);
        problems.inRange(ServeOptions.THREADS, threads, 1, 256);
        problems.inRange(ServeOptions.STATE_MEMORY, stateMib, 1, 1 << 20);
        problems.inRange(ServeOptions.MODEL_MEMORY, modelMib, 1, 1 << 20);
        if (maxStep.isZero() || maxStep.compareTo(Duration.ofMinutes(1)) > 0) {
            problems.add(ServeOptions.MAX_STEP, "must be 1ms..1m, was " + maxStep.toMillis() + "ms");
        }
        problems.inRange(ServeOptions.KEEP_VERSIONS, versions.keep(), 1, VersionRule.MAX_KEEP);
        problems.when(
                versions.timing().isTooLong(),
                ServeOptions.SWAP_OVER,
                "must be at most 1d, was "
                        + versions.timing().over().map(Duration::toHours).orElse(0L) + "h");
        problems.when(
                !(challengers >= 0 && challengers <= 1),
                ServeOptions.CHALLENGERS,
                "must be a share of 0..1, was " + challengers);
        problems.inRange(ServeOptions.STORE_MEMORY, storeMib, 8, 1 << 20);
        problems.inRange(ServeOptions.PARTITIONS, partitions, 1, 100_000);
        if (replication != -1 && (replication < 1 || replication > 100)) {
            problems.add(
                    ServeOptions.REPLICATION, "must be 1..100, or -1 for the broker's default, was " + replication);
        }
        problems.inRange(ServeOptions.MAX_GAP, forecast.maxGap(), 0, 100_000);
        problems.inRange(ServeOptions.MAX_AHEAD, forecast.maxAhead().toSeconds(), 1, MAX_SECONDS);
        problems.inRange(ServeOptions.FORGET_AFTER, forecast.forgetAfter().toSeconds(), 0, MAX_SECONDS);
        problems.inRange(ServeOptions.RING, forecast.ring(), 1, InputRing.MAX_VALUES);
        if (httpHost.isBlank()) {
            problems.add(ServeOptions.HTTP_HOST, "must be an address or a host name, was empty");
        }
        problems.inRange(ServeOptions.HTTP_PORT, httpPort, 0, 65_535);
        queries.ifPresent(present -> problems.addAll(present.problems()));
        watched = List.copyOf(watched);
        problems.when(
                watched.size() > WatchedSeries.MOST,
                ServeOptions.WATCH_SERIES,
                "must name at most " + WatchedSeries.MOST + " series, was " + watched.size()
                        + ": each has gauges of its own in Prometheus; the queries and the live page show all series");
        if (!problems.found().isEmpty()) {
            throw new InvalidConfigException(problems.found());
        }
    }

    /** A builder that starts with the defaults of the options. */
    public static Builder builder(Map<String, Object> client, Topics topics, Path stateDir) {
        return new Builder(client, topics, stateDir);
    }

    /** Builds settings; see the components of {@link ServeConfig}. */
    public static final class Builder {
        private final Map<String, Object> client;
        private final Topics topics;
        private final Path stateDir;
        private Membership membership = Membership.of("wavecast");
        private Profile profile = Profile.AUTO;
        private Guarantee guarantee = Profile.AUTO.guarantee();
        private int threads = 1;
        private int stateMib = (int) Math.max(1, (Runtime.getRuntime().maxMemory() / 4) >> 20); // a quarter of the heap
        private int modelMib = stateMib;
        private Duration maxStep = Duration.ofMillis(10);
        private VersionRule versions = VersionRule.DEFAULT;
        private double challengers = 1;
        private int storeMib = 64;
        private int partitions = 4;
        private int replication = -1;
        private ForecastSettings forecast = ForecastSettings.DEFAULTS;
        private ReadingSettings reading = ReadingSettings.DEFAULTS;
        private String httpHost = "127.0.0.1";
        private int httpPort = 9464;
        private Optional<QuerySettings> queries = Optional.empty();
        private List<String> watched = List.of();

        private Builder(Map<String, Object> client, Topics topics, Path stateDir) {
            this.client = client;
            this.topics = topics;
            this.stateDir = stateDir;
        }

        public Builder membership(Membership value) {
            membership = value;
            return this;
        }

        /** Sets the profile and its guarantee. */
        public Builder profile(Profile value) {
            profile = value;
            guarantee = value.guarantee();
            return this;
        }

        /** Sets a guarantee other than the profile's. */
        public Builder guarantee(Guarantee value) {
            guarantee = value;
            return this;
        }

        public Builder threads(int value) {
            threads = value;
            return this;
        }

        public Builder stateMib(int value) {
            stateMib = value;
            return this;
        }

        public Builder modelMib(int value) {
            modelMib = value;
            return this;
        }

        public Builder maxStep(Duration value) {
            maxStep = value;
            return this;
        }

        public Builder versions(VersionRule value) {
            versions = value;
            return this;
        }

        public Builder challengers(double value) {
            challengers = value;
            return this;
        }

        public Builder storeMib(int value) {
            storeMib = value;
            return this;
        }

        public Builder partitions(int value) {
            partitions = value;
            return this;
        }

        public Builder replication(int value) {
            replication = value;
            return this;
        }

        public Builder forecast(ForecastSettings value) {
            forecast = value;
            return this;
        }

        public Builder reading(ReadingSettings value) {
            reading = value;
            return this;
        }

        public Builder httpHost(String value) {
            httpHost = value;
            return this;
        }

        public Builder httpPort(int value) {
            httpPort = value;
            return this;
        }

        public Builder watched(List<String> value) {
            watched = value;
            return this;
        }

        public Builder queries(QuerySettings value) {
            queries = Optional.of(value);
            return this;
        }

        /**
         * Builds the settings.
         *
         * @throws InvalidConfigException listing all problems
         */
        public ServeConfig build() {
            return new ServeConfig(
                    client,
                    topics,
                    membership,
                    stateDir,
                    profile,
                    guarantee,
                    threads,
                    stateMib,
                    modelMib,
                    maxStep,
                    versions,
                    challengers,
                    storeMib,
                    partitions,
                    replication,
                    forecast,
                    reading,
                    httpHost,
                    httpPort,
                    queries,
                    watched);
        }
    }
}
