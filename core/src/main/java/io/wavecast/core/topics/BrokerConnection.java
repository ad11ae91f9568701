package io.wavecast.core.topics;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to Kafka at the start of a command: it waits for a broker, and says so. */
public final class BrokerConnection {
    /** How long a command waits for a broker, unless a setting gives another time. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(BrokerConnection.class);
    private static final long NEWS_SECONDS = 5;

    private BrokerConnection() {}

    /**
     * Creates an admin client, and returns it when a broker has answered. The log says every five seconds what is being waited for.
     *
     * @param properties properties of a Kafka client, {@code bootstrap.servers} at least
     * @throws ClientSettingsException if no client can be created with the properties, or brokers refuse its identity
     * @throws IllegalStateException if no broker answers in time; the message names the address
     */
    public static Admin open(Map<String, Object> properties, Duration timeout) throws InterruptedException {
        Admin admin;
        try {
            admin = Admin.create(properties);
        } catch (KafkaException | IllegalArgumentException e) {
            throw refused(properties, e);
        }
        boolean answered = false;
        try {
            await(admin, properties, timeout);
            answered = true;
            return admin;
        } finally {
            if (!answered) {
                admin.close(Duration.ZERO); // a plain close would wait for the unanswered request
            }
        }
    }

    /** Waits until a broker has answered; fails as {@link #open} does. */
    public static void check(Map<String, Object> properties, Duration timeout) throws InterruptedException {
        open(properties, timeout).close(Duration.ZERO);
    }

    private static void await(Admin admin, Map<String, Object> properties, Duration timeout)
            throws InterruptedException {
        Object address = properties.get("bootstrap.servers");
        long start = System.nanoTime();
        KafkaFuture<?> nodes = admin.describeCluster(new DescribeClusterOptions()
                        .timeoutMs((int) Math.min(Integer.MAX_VALUE, timeout.toMillis() + 1_000)))
                .nodes();
        while (true) {
            long left = timeout.toNanos() - (System.nanoTime() - start);
            try {
                nodes.get(Math.min(left, TimeUnit.SECONDS.toNanos(NEWS_SECONDS)), TimeUnit.NANOSECONDS);
                return;
            } catch (TimeoutException e) {
                Duration waited = Duration.ofNanos(System.nanoTime() - start);
                if (waited.compareTo(timeout) >= 0) {
                    throw new IllegalStateException(
                            "no broker answered at " + address + " within " + timeout.toSeconds()
                                    + " s: check the bootstrap servers and the client's security settings");
                }
                log.info("waiting for a broker at {}: {} s of {} s", address, waited.toSeconds(), timeout.toSeconds());
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNull(e.getCause(), "Kafka's futures fail with a cause");
                if (cause instanceof AuthenticationException) {
                    throw refused(properties, cause);
                }
                throw new IllegalStateException(
                        "no broker answered at " + address + ": " + hidden(properties, cause), cause);
            }
        }
    }

    private static ClientSettingsException refused(Map<String, Object> properties, Throwable failure) {
        return new ClientSettingsException(
                "no Kafka client can connect with these properties: " + hidden(properties, failure));
    }

    private static String hidden(Map<String, Object> properties, Throwable failure) {
        return new ClientSecrets(properties).hideIn(FailureReason.of(failure));
    }
}
