package io.wavecast.kafka;

import java.util.HashMap;
import java.util.Map;

/**
 * A broker with users and Kafka's standard authorizer, to test the rights of services. Clients of {@link #bootstrap()} are users, who
 * have no rights at first; clients of {@link #adminBootstrap()} may do everything.
 */
public final class AuthorizedBroker implements AutoCloseable {
    private static final String LISTENER = "USERS";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private final LocalBroker broker;
    private final int port;

    private AuthorizedBroker(LocalBroker broker, int port) {
        this.broker = broker;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it answers, after some seconds.
     *
     * @param passwords of the users, by name; letters and digits only
     */
    public static AuthorizedBroker start(Map<String, String> passwords) {
        int[] port = new int[1];
        LocalBroker broker = LocalBroker.start(ports -> {
            port[0] = ports[2];
            return settings(ports, passwords);
        });
        return new AuthorizedBroker(broker, port[0]);
    }

    private static Map<String, String> settings(int[] ports, Map<String, String> passwords) {
        var login = new StringBuilder(LOGIN);
        passwords.forEach((user, password) -> login.append(" user_%s=\"%s\"".formatted(user, password)));
        Map<String, String> settings = new HashMap<>();
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS"); // the broker itself, and clients of the plain listener
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,%s://127.0.0.1:%d"
                        .formatted(ports[0], ports[1], LISTENER, ports[2]));
        settings.put(
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(ports[0], LISTENER, ports[2]));
        settings.put(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT," + LISTENER + ":SASL_PLAINTEXT");
        settings.put("listener.name.users.sasl.enabled.mechanisms", "PLAIN");
        settings.put("listener.name.users.plain.sasl.jaas.config", login + ";");
        return settings;
    }

    /** The value of {@code bootstrap.servers} for users. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** The value of {@code bootstrap.servers} for clients with all rights. */
    public String adminBootstrap() {
        return broker.bootstrap();
    }

    /** The properties of a client of one user, without {@code bootstrap.servers}. */
    public static Map<String, String> client(String user, String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "%s username=\"%s\" password=\"%s\";".formatted(LOGIN, user, password));
    }

    @Override
    public void close() {
        broker.close();
    }
}
