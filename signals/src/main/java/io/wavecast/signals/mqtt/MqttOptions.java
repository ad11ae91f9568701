package io.wavecast.signals.mqtt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the messages of an MQTT broker; a mixin of commands. */
public final class MqttOptions {
    public static final String TOPIC = "--mqtt-topic";
    public static final String CONFIG = "--mqtt-config";
    static final String VALUE = "--mqtt-value";
    static final String TIME = "--mqtt-time";
    static final String QOS = "--mqtt-qos";
    static final String CLIENT = "--mqtt-client-id";
    static final String STATE_DIR = "--mqtt-state-dir";

    @Option(
            names = TOPIC,
            split = ",",
            paramLabel = "FILTER",
            description = "topics of an MQTT broker to forward, such as plant/+/temp or plant/#")
    @Nullable
    List<String> topics;

    @Option(
            names = VALUE,
            paramLabel = "POINTER",
            description = "field of JSON payloads with the value, such as /temp (default: each number is a series)")
    @Nullable
    String value;

    @Option(
            names = TIME,
            paramLabel = "POINTER:UNIT",
            description =
                    "field of JSON payloads with the event time, and its unit s, ms, us, ns or iso, such as /ts:ms"
                            + " (default: the time of arrival)")
    @Nullable
    String time;

    @Option(
            names = QOS,
            paramLabel = "0|1|2",
            description = {
                "1: the broker keeps a message until Kafka has it; 2: the broker sends it once, and this command keeps"
                        + " it;",
                "0: nobody does (default ${DEFAULT-VALUE})"
            },
            defaultValue = "1")
    int qos = 1;

    @Option(
            names = CLIENT,
            paramLabel = "ID",
            description = "identity at the broker, which then keeps messages while this command does not run"
                    + " (default: a random one, for which it keeps none)")
    @Nullable
    String clientId;

    @Option(
            names = STATE_DIR,
            paramLabel = "DIR",
            description = "folder of messages of QoS 2 that Kafka does not have yet (default ${DEFAULT-VALUE})",
            defaultValue = "${env:XDG_STATE_HOME:-${sys:user.home}/.local/state}/wavecast-mqtt")
    String stateDir = "";

    @Option(
            names = CONFIG,
            paramLabel = "FILE",
            description = "properties with username, password and tls.ca, a PEM file of trusted certificates")
    @Nullable
    String config;

    /** Whether any of these options has a value that differs from its default. */
    public boolean isUsed() {
        return topics != null || value != null || time != null || clientId != null || config != null || qos != 1;
    }
}
