package io.wavecast.cli;

import io.wavecast.core.topics.BrokerConnection;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Options for Kafka's address, the names of the topics and the format of records; a mixin of commands. */
public final class KafkaOptions {
    static final String CLIENT_CONFIG = "--client-config";
    private static final String DEFAULT_BOOTSTRAP = "127.0.0.1:9092";
    private static final String DEFAULT_FORMAT = "json";
    private static final String DEFAULT_TIMEOUT = "15s";
    // As Kafka allows.
    private static final String NAME = "(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}";
    private static final String PREFIX = "[A-Za-z0-9._-]{0,200}";
    private static final String NAME_CHARACTERS = "letters, digits, dots, underscores or hyphens";
    private static final String FORMAT = "--format";
    private static final String TOPIC_PREFIX = "--topic-prefix";
    private static final String EVENTS_TOPIC = "--events-topic";
    private static final String BROKER_TIMEOUT = "--broker-timeout";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Kafka's bootstrap servers (default ${DEFAULT-VALUE})",
            defaultValue = DEFAULT_BOOTSTRAP,
            showDefaultValue = Visibility.NEVER)
    private String bootstrap = DEFAULT_BOOTSTRAP;

    @Option(
            names = CLIENT_CONFIG,
            paramLabel = "FILE",
            description = "Kafka client properties, such as security settings",
            showDefaultValue = Visibility.NEVER)
    private String clientConfig = "";

    @Option(
            names = TOPIC_PREFIX,
            paramLabel = "PREFIX",
            description = "prefix of every topic's name",
            showDefaultValue = Visibility.NEVER)
    private String topicPrefix = "";

    @Option(
            names = EVENTS_TOPIC,
            paramLabel = "TOPIC",
            description = {"whole name of the topic of observations,", "default: the prefix and sensor-events"},
            showDefaultValue = Visibility.NEVER)
    private Optional<String> eventsTopic = Optional.empty();

    @Option(
            names = FORMAT,
            paramLabel = "json|protobuf",
            description =
                    "format of written records, and of records without a format header (default ${DEFAULT-VALUE})",
            defaultValue = DEFAULT_FORMAT,
            showDefaultValue = Visibility.NEVER)
    private String format = DEFAULT_FORMAT;

    @Option(
            names = BROKER_TIMEOUT,
            paramLabel = "TIME",
            description = "how long the start waits for a broker, such as 90s or 5m (default ${DEFAULT-VALUE})",
            defaultValue = DEFAULT_TIMEOUT,
            showDefaultValue = Visibility.NEVER)
    private String brokerTimeout = DEFAULT_TIMEOUT;

    /** Where Kafka and the topics are. Each invalid option becomes a problem; the answer must not be used then. */
    public KafkaCluster cluster(Problems problems) {
        return new KafkaCluster(clientProperties(problems), topics(problems), brokerTimeout(problems));
    }

    /**
     * How long the start waits for a broker.
     *
     * @throws ParameterException if the option is invalid; picocli prints it and exits with 2
     */
    public Duration brokerTimeout() {
        return valid(this::brokerTimeout);
    }

    private Duration brokerTimeout(Problems problems) {
        try {
            return new DurationConverter().convert(brokerTimeout);
        } catch (TypeConversionException e) {
            problems.add(BROKER_TIMEOUT + ":", String.valueOf(e.getMessage()));
            return BrokerConnection.DEFAULT_TIMEOUT;
        }
    }

    /**
     * The names of the topics.
     *
     * @throws ParameterException if a name is invalid, or that of two topics; picocli prints it and exits with 2
     */
    public Topics topics() {
        return valid(this::topics);
    }

    private Topics topics(Problems problems) {
        problems.matches(TOPIC_PREFIX, topicPrefix, PREFIX, "at most 200 " + NAME_CHARACTERS);
        Topics named = Topics.named(topicPrefix);
        Topics topics =
                eventsTopic.map(name -> named.withSensorEvents(name.trim())).orElse(named);
        eventsTopic.ifPresent(
                name -> problems.matches(EVENTS_TOPIC, name.trim(), NAME, "a topic's name: 1..249 " + NAME_CHARACTERS));
        problems.when(
                topics.all().stream().distinct().count() < topics.all().size(),
                EVENTS_TOPIC,
                "must be a topic without another purpose, was '" + topics.sensorEvents() + "'");
        return topics;
    }

    /** The prefix of every topic's name; may be empty. */
    public String topicPrefix() {
        return topicPrefix;
    }

    /**
     * The format of written records, and of records without the header {@link WireFormat#HEADER}.
     *
     * @throws IllegalArgumentException if there is no such format; the message names the option and all formats
     */
    public WireFormat format() {
        try {
            return WireFormat.of(format.trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORMAT + " (" + Settings.variable(FORMAT) + ") " + e.getMessage(), e);
        }
    }

    /** The same format; another one becomes a problem, and JSON stands for it. */
    public WireFormat format(Problems problems) {
        try {
            return format();
        } catch (IllegalArgumentException e) {
            problems.addAll(List.of(String.valueOf(e.getMessage())));
            return WireFormat.JSON;
        }
    }

    /**
     * The properties of every Kafka client: those of the file, and the bootstrap servers.
     *
     * @throws ParameterException if the file cannot be read; picocli prints it and exits with 2
     */
    public Map<String, Object> clientProperties() {
        return valid(this::clientProperties);
    }

    private Map<String, Object> clientProperties(Problems problems) {
        Map<String, Object> properties = new HashMap<>();
        if (!clientConfig.isBlank()) {
            Properties file = problems.check(() -> Settings.file(CLIENT_CONFIG, clientConfig))
                    .orElseGet(Properties::new);
            file.stringPropertyNames().forEach(name -> properties.put(name, file.getProperty(name)));
        }
        properties.put("bootstrap.servers", bootstrap);
        return properties;
    }

    private <T> T valid(Function<Problems, T> option) {
        var problems = Problems.ofOptions();
        T value = option.apply(problems);
        problems.throwIfAny(command.commandLine());
        return value;
    }
}
