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
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for Kafka's address, the names of the topics and the format of records; a mixin of commands. */
public final class KafkaOptions {
    static final String CLIENT_CONFIG = "--client-config";
    private static final String DEFAULT_BOOTSTRAP = "127.0.0.1:9092";
    private static final String DEFAULT_FORMAT = "json";
    private static final String FORMAT = "--format";
    private static final String EVENTS_TOPIC = "--events-topic";

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
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            description = "prefix of every topic's name",
            showDefaultValue = Visibility.NEVER)
    private String topicPrefix = "";

    @Option(
            names = EVENTS_TOPIC,
            paramLabel = "TOPIC",
            converter = TopicNameConverter.class,
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
            names = "--broker-timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "how long the start waits for a broker, such as 90s or 5m (default ${DEFAULT-VALUE})",
            defaultValue = "15s",
            showDefaultValue = Visibility.NEVER)
    private Duration brokerTimeout = BrokerConnection.DEFAULT_TIMEOUT;

    /** How long the start waits for a broker. */
    public Duration brokerTimeout() {
        return brokerTimeout;
    }

    /**
     * The names of the topics.
     *
     * @throws ParameterException if the topic of observations has the name of another one; picocli prints it and exits with 2
     */
    public Topics topics() {
        Topics named = Topics.named(topicPrefix());
        String events = eventsTopic.orElse(named.sensorEvents());
        Topics topics = named.withSensorEvents(events);
        if (topics.all().stream().distinct().count() < topics.all().size()) {
            throw new ParameterException(
                    command.commandLine(),
                    EVENTS_TOPIC + ": expected a topic without another purpose, was '" + events + "'");
        }
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
        Map<String, Object> properties = new HashMap<>();
        if (!clientConfig.isBlank()) {
            Properties file;
            try {
                file = Settings.file(CLIENT_CONFIG, clientConfig);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
            }
            file.stringPropertyNames().forEach(name -> properties.put(name, file.getProperty(name)));
        }
        properties.put("bootstrap.servers", bootstrap);
        return properties;
    }
}
