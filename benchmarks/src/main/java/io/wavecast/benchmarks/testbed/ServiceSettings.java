package io.wavecast.benchmarks.testbed;

import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.runtime.Guarantee;
import io.wavecast.streams.runtime.Profile;
import io.wavecast.streams.runtime.ServeConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of one service in a testbed.
 *
 * @param variant of the service
 * @param application group of the service, and prefix of the topics that it writes; letters, digits and dashes
 * @param stateDir folder for states
 * @param profile of the service
 * @param guarantee of the service
 * @param failover how the service takes over from another one
 * @param partitions of each topic
 * @param threads number of stream threads
 * @param format of observations and forecasts
 * @param heapMib largest heap of the JVM, in mebibytes; a quarter of it is for live states
 * @param jvm additional options of the JVM
 * @param client additional properties of Kafka clients
 */
public record ServiceSettings(
        ServiceVariant variant,
        String application,
        Path stateDir,
        Profile profile,
        Guarantee guarantee,
        Failover failover,
        int partitions,
        int threads,
        WireFormat format,
        int heapMib,
        List<String> jvm,
        Map<String, String> client) {
    static final String OBSERVATIONS = "bench-observations";
    static final String MODELS = "bench-models";

    /** The decisions about models of all services. */
    static final String DECISIONS = "bench-model-decisions";

    private static final int FIRST_CLIENT_PROPERTY = 9; // index among the arguments

    public ServiceSettings {
        jvm = List.copyOf(jvm);
        client = Map.copyOf(client);
    }

    /** Settings with {@link Profile#THROUGHPUT}, no standbys, one thread, JSON, and no additional client properties. */
    public static ServiceSettings of(
            ServiceVariant variant, String application, Path stateDir, int partitions, int heapMib) {
        return new ServiceSettings(
                variant,
                application,
                stateDir,
                Profile.THROUGHPUT,
                Profile.THROUGHPUT.guarantee(),
                Failover.NONE,
                partitions,
                1,
                WireFormat.JSON,
                heapMib,
                List.of(),
                Map.of());
    }

    /** Topics of the service: all services read the same observations and models, each writes its own topics. */
    public Topics topics() {
        var own = Topics.named(application + "-");
        return new Topics(
                OBSERVATIONS,
                own.forecasts(),
                own.forecastScores(),
                own.anomalies(),
                MODELS,
                DECISIONS,
                own.retrainRequests(),
                own.deadLetters());
    }

    /** Name of the changelog topic of states. */
    public String changelog() {
        return application + "-rnn-states-changelog";
    }

    /** The same settings with another folder for states. */
    public ServiceSettings withStateDir(Path other) {
        return new ServiceSettings(
                variant,
                application,
                other,
                profile,
                guarantee,
                failover,
                partitions,
                threads,
                format,
                heapMib,
                jvm,
                client);
    }

    /** The same settings with another profile and its guarantee. */
    public ServiceSettings withProfile(Profile other) {
        return new ServiceSettings(
                variant,
                application,
                stateDir,
                other,
                other.guarantee(),
                failover,
                partitions,
                threads,
                format,
                heapMib,
                jvm,
                client);
    }

    /** The same settings with another guarantee. */
    public ServiceSettings withGuarantee(Guarantee other) {
        return new ServiceSettings(
                variant,
                application,
                stateDir,
                profile,
                other,
                failover,
                partitions,
                threads,
                format,
                heapMib,
                jvm,
                client);
    }

    /** The same settings with standbys and times. */
    public ServiceSettings withFailover(Failover other) {
        return new ServiceSettings(
                variant,
                application,
                stateDir,
                profile,
                guarantee,
                other,
                partitions,
                threads,
                format,
                heapMib,
                jvm,
                client);
    }

    /** The same settings with another number of threads. */
    public ServiceSettings withThreads(int other) {
        return new ServiceSettings(
                variant,
                application,
                stateDir,
                profile,
                guarantee,
                failover,
                partitions,
                other,
                format,
                heapMib,
                jvm,
                client);
    }

    /** The same settings with another format. */
    public ServiceSettings withFormat(WireFormat other) {
        return new ServiceSettings(
                variant,
                application,
                stateDir,
                profile,
                guarantee,
                failover,
                partitions,
                threads,
                other,
                heapMib,
                jvm,
                client);
    }

    /** The same settings with other additional options of the JVM. */
    public ServiceSettings withJvm(List<String> other) {
        return new ServiceSettings(
                variant,
                application,
                stateDir,
                profile,
                guarantee,
                failover,
                partitions,
                threads,
                format,
                heapMib,
                other,
                client);
    }

    /** The same settings with other additional client properties. */
    public ServiceSettings withClient(Map<String, String> other) {
        return new ServiceSettings(
                variant,
                application,
                stateDir,
                profile,
                guarantee,
                failover,
                partitions,
                threads,
                format,
                heapMib,
                jvm,
                other);
    }

    /**
     * The configuration of the service. The size of live states depends on the heap of the calling JVM, so the child calls this.
     *
     * @param bootstrap address of the broker
     */
    public ServeConfig config(String bootstrap) {
        return builder(bootstrap).build();
    }

    /**
     * The same with another part of the heap for live states.
     *
     * @param stateMib mebibytes for live states
     */
    public ServeConfig config(String bootstrap, int stateMib) {
        return builder(bootstrap).stateMib(stateMib).build();
    }

    private ServeConfig.Builder builder(String bootstrap) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("bootstrap.servers", bootstrap);
        ForecastSettings defaults = ForecastSettings.DEFAULTS;
        return ServeConfig.builder(properties, topics(), stateDir)
                .membership(failover.membership(application))
                .profile(profile)
                .guarantee(guarantee)
                .threads(threads)
                .partitions(partitions)
                .forecast(new ForecastSettings(defaults.maxGap(), defaults.ring(), defaults.everyScore(), format))
                .reading(variant.reading())
                .httpPort(0);
    }

    /** The child's command line arguments, for {@link #parse}. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                variant.name(),
                application,
                stateDir.toString(),
                profile.name(),
                guarantee.name(),
                failover.word(),
                String.valueOf(partitions),
                String.valueOf(threads),
                format.name()));
        client.forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments;
    }

    /** The settings that a child received as {@code arguments}; its heap is that of the calling JVM, whose options it does not repeat. */
    public static ServiceSettings parse(List<String> arguments) {
        Map<String, String> client = new HashMap<>();
        for (String property : arguments.subList(FIRST_CLIENT_PROPERTY, arguments.size())) {
            int equals = property.indexOf('=');
            client.put(property.substring(0, equals), property.substring(equals + 1));
        }
        return new ServiceSettings(
                ServiceVariant.valueOf(arguments.get(0)),
                arguments.get(1),
                Path.of(arguments.get(2)),
                Profile.valueOf(arguments.get(3)),
                Guarantee.valueOf(arguments.get(4)),
                Failover.of(arguments.get(5)),
                Integer.parseInt(arguments.get(6)),
                Integer.parseInt(arguments.get(7)),
                WireFormat.valueOf(arguments.get(8)),
                (int) (Runtime.getRuntime().maxMemory() >> 20),
                List.of(),
                client);
    }
}
