package io.wavecast.signals.mqtt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of an MQTT broker.
 *
 * @param tls whether the connection is encrypted
 * @param host name or address; an IPv6 address is in brackets
 */
public record MqttAddress(boolean tls, String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(mqtts?)://([^/?#@:\\[\\]\\s]+|\\[[0-9a-fA-F:.]+])(?::([0-9]{1,5}))?/?");
    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;
    private static final int LAST_PORT = 65_535;

    /** Whether a text is meant as the address of an MQTT broker. */
    public static boolean isLike(String text) {
        return text.matches("mqtts?:.*");
    }

    /**
     * Parses {@code mqtt://HOST[:PORT]}, or {@code mqtts://} for TLS.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static MqttAddress parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw wrong("the address has another form"); // which may contain a password, so it is not quoted
        }
        boolean tls = form.group(1).equals("mqtts");
        int port = form.group(3) == null ? (tls ? TLS_PORT : PLAIN_PORT) : Integer.parseInt(form.group(3));
        if (port < 1 || port > LAST_PORT) {
            throw wrong("the port is " + port);
        }
        return new MqttAddress(tls, form.group(2), port);
    }

    private static IllegalArgumentException wrong(String actual) {
        return new IllegalArgumentException(
                "expected mqtt://HOST:PORT or mqtts://HOST:PORT, with topics in " + MqttOptions.TOPIC
                        + " and user and password in the file of " + MqttOptions.CONFIG + ", but " + actual);
    }

    /** The address in Paho's notation. */
    String uri() {
        return (tls ? "ssl://" : "tcp://") + host + ":" + port;
    }

    @Override
    public String toString() {
        return (tls ? "mqtts://" : "mqtt://") + host + ":" + port;
    }
}
