package io.wavecast.benchmarks.testbed;

import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.runtime.Membership;
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
 * @param partitions of each topic
 * @param threads number of stream threads
 * @param format of observations and forecasts
 * @param heapMib largest heap of the JVM, in mebibytes; a quarter of it is for live states
 * @param client additional properties of Kafka clients
 */
public record ServiceSettings(
        ServiceVariant variant,
        String application,
        Path stateDir,
        Profile profile,
        int partitions,
        int threads,
        WireFormat format,
        int heapMib,
        Map<String, String> client) {
    static final String OBSERVATIONS = "bench-observations";
    static final String MODELS = "bench-models";

    private static final int FIRST_CLIENT_PROPERTY = 7; // index among the arguments

    public ServiceSettings {
        client = Map.copyOf(client);
    }

    /** Settings with {@link Profile#THROUGHPUT}, one thread, JSON, and no additional client properties. */
    public static ServiceSettings of(
            ServiceVariant variant, String application, Path stateDir, int partitions, int heapMib) {
        return new ServiceSettings(
                variant, application, stateDir, Profile.THROUGHPUT, partitions, 1, WireFormat.JSON, heapMib, Map.of());
    }

    /** Topics of the service: all services read the same observations and models, each writes its own topics. */
    public Topics topics() {
        var own = Topics.named(application + "-");
        return new Topics(
                OBSERVATIONS, own.forecasts(), own.forecastScores(), MODELS, own.retrainRequests(), own.deadLetters());
    }

    /** Name of the changelog topic of states. */
    public String changelog() {
        return application + "-rnn-states-changelog";
    }

    /** The same settings with another folder for states. */
    public ServiceSettings withStateDir(Path other) {
        return new ServiceSettings(variant, application, other, profile, partitions, threads, format, heapMib, client);
    }

    /** The same settings with another profile. */
    public ServiceSettings withProfile(Profile other) {
        return new ServiceSettings(variant, application, stateDir, other, partitions, threads, format, heapMib, client);
    }

    /** The same settings with another number of threads. */
    public ServiceSettings withThreads(int other) {
        return new ServiceSettings(variant, application, stateDir, profile, partitions, other, format, heapMib, client);
    }

    /** The same settings with another format. */
    public ServiceSettings withFormat(WireFormat other) {
        return new ServiceSettings(
                variant, application, stateDir, profile, partitions, threads, other, heapMib, client);
    }

    /** The same settings with other additional client properties. */
    public ServiceSettings withClient(Map<String, String> other) {
        return new ServiceSettings(
                variant, application, stateDir, profile, partitions, threads, format, heapMib, other);
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
                .membership(Membership.of(application))
                .profile(profile)
                .threads(threads)
                .partitions(partitions)
                .forecast(new ForecastSettings(defaults.maxGap(), defaults.ring(), defaults.everyScore(), format))
                .httpPort(0);
    }

    /** The child's command line arguments, for {@link #parse}. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                variant.name(),
                application,
                stateDir.toString(),
                profile.name(),
                String.valueOf(partitions),
                String.valueOf(threads),
                format.name()));
        client.forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments;
    }

    /** The settings that a child received as {@code arguments}; its heap is that of the calling JVM. */
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
                Integer.parseInt(arguments.get(4)),
                Integer.parseInt(arguments.get(5)),
                WireFormat.valueOf(arguments.get(6)),
                (int) (Runtime.getRuntime().maxMemory() >> 20),
                client);
    }
}
