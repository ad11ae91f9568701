package io.wavecast.core.cli;

import io.wavecast.core.wire.Topics;
import io.wavecast.core.wire.WireFormat;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
            description = "Kafka's bootstrap servers (env WAVECAST_BOOTSTRAP; default ${DEFAULT-VALUE})",
            defaultValue = "${env:WAVECAST_BOOTSTRAP:-127.0.0.1:9092}")
    private String bootstrap;

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description = "Kafka client properties, such as security settings (env WAVECAST_CLIENT_CONFIG)",
            defaultValue = "${env:WAVECAST_CLIENT_CONFIG:-" + NONE + "}")
    private String clientConfig;

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            description = "in front of every topic's name (env WAVECAST_TOPIC_PREFIX)",
            defaultValue = "${env:WAVECAST_TOPIC_PREFIX:-" + NONE + "}")
    private String topicPrefix;

    @Option(
            names = "--format",
            paramLabel = "json|protobuf",
            description =
                    "of what is written, and of records that do not say it in their header (env WAVECAST_FORMAT; default json)",
            defaultValue = "${env:WAVECAST_FORMAT:-json}")
    private String format;

    /** Stands for "not given", since an annotation cannot say empty. */
    private static final String NONE = "_NONE_";

    /** The topics by their names here. */
    public Topics topics() {
        return Topics.named(topicPrefix());
    }

    /** Stands in front of every topic's name; may be empty. */
    public String topicPrefix() {
        return NONE.equals(topicPrefix) ? "" : topicPrefix;
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
        if (!NONE.equals(clientConfig)) {
            var file = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(clientConfig), StandardCharsets.UTF_8)) {
                file.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new ParameterException(
                        command.commandLine(), "--client-config: " + clientConfig + " cannot be read: " + e, e);
            }
            file.stringPropertyNames().forEach(name -> properties.put(name, file.getProperty(name)));
        }
        properties.put("bootstrap.servers", bootstrap);
        return properties;
    }
}
