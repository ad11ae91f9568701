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
 * How one contender runs.
 *
 * @param application its group, and the prefix of the topics that it writes to; letters, digits and dashes
 * @param stateDir where its states lie
 * @param partitions of the topics
 * @param threads that work on partitions
 * @param format of observations and forecasts
 * @param heapMib of its JVM, in mebibytes; a quarter of it is for live states
 * @param client properties of Kafka clients beyond where the broker is
 */
public record ServiceSettings(
        ServiceVariant contender,
        String application,
        Path stateDir,
        Profile profile,
        int partitions,
        int threads,
        WireFormat format,
        int heapMib,
        Map<String, String> client) {
    /** Enough for the models here, and a fourth of the default: the fewer, the smaller a state. */
    public static final int RING = 128;

    static final String OBSERVATIONS = "bench-observations";
    static final String MODELS = "bench-models";

    private static final int WITHOUT_CLIENT = 7;

    public ServiceSettings {
        client = Map.copyOf(client);
    }

    /** Observations and models are common to all; each writes to topics of its own. */
    public Topics topics() {
        var own = Topics.named(application + "-");
        return new Topics(
                OBSERVATIONS, own.forecasts(), own.forecastScores(), MODELS, own.retrainRequests(), own.deadLetters());
    }

    public String changelog() {
        return application + "-rnn-states-changelog";
    }

    public ServiceSettings withStateDir(Path other) {
        return new ServiceSettings(
                contender, application, other, profile, partitions, threads, format, heapMib, client);
    }

    /** In the child. */
    public ServeConfig config(String bootstrap) {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put("bootstrap.servers", bootstrap);
        ForecastSettings normal = ForecastSettings.DEFAULTS;
        return new ServeConfig(
                properties,
                topics(),
                Membership.of(application),
                stateDir,
                profile,
                profile.guarantee(),
                threads,
                ServeConfig.defaultStateMib(),
                partitions,
                -1,
                new ForecastSettings(normal.maxGap(), RING, normal.everyScore(), format),
                "127.0.0.1",
                0);
    }

    /** For the child's command line. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                contender.name(),
                application,
                stateDir.toString(),
                profile.name(),
                String.valueOf(partitions),
                String.valueOf(threads),
                format.name()));
        client.forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments;
    }

    /** What {@link #arguments} gave, in the child. */
    public static ServiceSettings parse(List<String> arguments) {
        Map<String, String> client = new HashMap<>();
        for (String property : arguments.subList(WITHOUT_CLIENT, arguments.size())) {
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
