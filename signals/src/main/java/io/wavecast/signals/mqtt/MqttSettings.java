package io.wavecast.signals.mqtt;

import io.wavecast.cli.Problems;
import io.wavecast.cli.TrustedCertificates;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttTopic;
import org.jspecify.annotations.Nullable;

/**
 * What to receive from a broker, and how to connect.
 *
 * @param topics filters in MQTT's notation, at least one
 * @param qos 1 if the broker keeps each message until it is acknowledged, 2 if it sends each one once, otherwise 0
 * @param clientId identity at the broker; empty for a random one and a session that ends with the connection
 * @param stateDir folder of messages of quality of service 2, if there is an identity
 * @param connection Paho's options with user, password and certificates
 */
public record MqttSettings(
        MqttAddress address,
        List<String> topics,
        int qos,
        Optional<String> clientId,
        Path stateDir,
        MqttConnectOptions connection,
        MqttMapping mapping) {
    private static final Set<String> NAMES = Set.of("username", "password", "tls.ca");
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int CONNECT_SECONDS = 10;

    /**
     * Checks the options.
     *
     * @param template names the series; null for one series per topic
     * @param problems receives all problems
     * @return empty if there are problems
     */
    public static Optional<MqttSettings> of(
            MqttAddress address, MqttOptions options, @Nullable String template, Problems problems) {
        List<String> topics = options.topics == null ? List.of() : options.topics;
        problems.when(
                topics.isEmpty(), MqttOptions.TOPIC + ":", "expected at least one topic such as plant/#, was none");
        topics.forEach(topic -> problems.check(MqttOptions.TOPIC, () -> checked(topic)));
        problems.when(
                options.qos < 0 || options.qos > 2, MqttOptions.QOS + ":", "expected 0, 1 or 2, was " + options.qos);
        Optional<SeriesTemplate> series = problems.check(
                "--series", () -> SeriesTemplate.parse(template == null ? SeriesTemplate.DEFAULT : template));
        var value = Optional.ofNullable(options.value)
                .flatMap(text -> problems.check(MqttOptions.VALUE, () -> Pointers.parse(text)));
        var time = Optional.ofNullable(options.time)
                .flatMap(text -> problems.check(MqttOptions.TIME, () -> TimeField.parse(text)));
        Optional<String> clientId = Optional.ofNullable(options.clientId).filter(id -> !id.isBlank());
        var connection = problems.check(MqttOptions.CONFIG, () -> connection(address, options.config));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        connection.orElseThrow().setCleanSession(clientId.isEmpty());
        var mapping = new MqttMapping(series.orElseThrow(), new PayloadReader(value, time));
        return Optional.of(new MqttSettings(
                address, topics, options.qos, clientId, Path.of(options.stateDir), connection.orElseThrow(), mapping));
    }

    /** The identity at the broker. */
    String identity() {
        return clientId.orElseGet(
                () -> "wavecast-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private static String checked(String filter) {
        try {
            MqttTopic.validate(filter, true);
            return filter;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "expected levels with + for any one and # at the end for all further ones, was '" + filter + "'",
                    e);
        }
    }

    private static MqttConnectOptions connection(MqttAddress address, @Nullable String file) {
        Properties config = file == null || file.isBlank() ? new Properties() : read(file);
        Set<String> unknown = new TreeSet<>(config.stringPropertyNames());
        unknown.removeAll(NAMES);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected " + String.join(", ", new TreeSet<>(NAMES)) + " in " + file + ", was " + unknown);
        }
        var options = new MqttConnectOptions();
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout(CONNECT_SECONDS);
        options.setAutomaticReconnect(false); // the receiver connects again, and says so
        Optional.ofNullable(config.getProperty("username")).ifPresent(options::setUserName);
        Optional.ofNullable(config.getProperty("password"))
                .map(String::toCharArray)
                .ifPresent(options::setPassword);
        Optional<String> ca = Optional.ofNullable(config.getProperty("tls.ca"));
        if (ca.isPresent() && !address.tls()) {
            throw new IllegalArgumentException("tls.ca in " + file + " needs mqtts://, was " + address);
        }
        ca.ifPresent(pem ->
                options.setSocketFactory(TrustedCertificates.of(Path.of(pem)).getSocketFactory()));
        return options;
    }

    private static Properties read(String file) {
        var config = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            config.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e, e);
        }
        return config;
    }
}
