package io.wavecast.cli;

import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where Kafka is, what our topics are called there and what records are written in; a mixin of {@code serve}, {@code train} and {@code produce}. */
public final class KafkaOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Kafka's bootstrap servers (default ${DEFAULT-VALUE})",
            defaultValue = "127.0.0.1:9092")
    private String bootstrap;

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description = "Kafka client properties, such as security settings")
    private String clientConfig = "";

    @Option(names = "--topic-prefix", paramLabel = "PREFIX", description = "in front of every topic's name")
    private String topicPrefix = "";

    @Option(
            names = "--format",
            paramLabel = "json|protobuf",
            description =
                    "of what is written, and of records that do not say it in their header (default ${DEFAULT-VALUE})",
            defaultValue = "json")
    private String format;

    /** The topics by their names here. */
    public Topics topics() {
        return Topics.named(topicPrefix());
    }

    /** Stands in front of every topic's name; may be empty. */
    public String topicPrefix() {
        return topicPrefix;
    }

    /**
     * What is written, and what records without the header {@link WireFormat#HEADER} are read as.
     *
     * @throws IllegalArgumentException naming the option and the words there are
     */
    public WireFormat format() {
        try {
            return WireFormat.of(format.trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--format (WAVECAST_FORMAT) " + e.getMessage(), e);
        }
    }

    /**
     * What every Kafka client of this process starts from: the file's properties, and the bootstrap servers.
     *
     * @throws ParameterException if the file cannot be read; picocli prints it and exits with 2
     */
    public Map<String, Object> clientProperties() {
        Map<String, Object> properties = new HashMap<>();
        if (!clientConfig.isBlank()) {
            Properties file;
            try {
                file = Settings.file("--client-config", clientConfig);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(command.commandLine(), e.getMessage(), e);
            }
            file.stringPropertyNames().forEach(name -> properties.put(name, file.getProperty(name)));
        }
        properties.put("bootstrap.servers", bootstrap);
        return properties;
    }
}
