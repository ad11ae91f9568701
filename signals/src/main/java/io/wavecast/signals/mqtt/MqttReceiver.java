package io.wavecast.signals.mqtt;

import io.wavecast.core.topics.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClientPersistence;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttSecurityException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.eclipse.paho.client.mqttv3.persist.MqttDefaultFilePersistence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a connection with subscriptions to an MQTT broker: connects, and connects again whenever the connection is lost. */
final class MqttReceiver implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MqttReceiver.class);
    private static final int REFUSED = 128; // in place of a quality of service
    private static final long ANSWER_MILLIS = 15_000;
    private static final long CLOSE_MILLIS = 2_000;
    private static final long NEWS_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final MqttSettings settings;
    private final MqttAsyncClient client;
    private final Receipts receipts;
    private boolean wasConnected;
    private boolean subscribed; // on the present connection
    private long waitingSince = System.nanoTime();
    private long lastNews = waitingSince;

    MqttReceiver(MqttSettings settings) {
        this.settings = settings;
        try {
            client = new MqttAsyncClient(settings.address().uri(), settings.identity(), persistence(settings));
        } catch (MqttException | IllegalArgumentException e) {
            throw new MqttRefusedException(
                    "no MQTT client can be created for " + settings.address() + ": " + reason(e), e);
        }
        client.setManualAcks(true);
        receipts = new Receipts(this::acknowledge);
    }

    /**
     * Where Paho keeps messages that it has received, but that are not acknowledged. One of quality of service 2 is the receiver's alone from the moment
     * in which it arrives, so it must outlive the process, if the session does.
     */
    private static MqttClientPersistence persistence(MqttSettings settings) {
        if (settings.qos() < 2 || settings.clientId().isEmpty()) {
            return new MemoryPersistence();
        }
        try {
            Files.createDirectories(settings.stateDir());
            return new MqttDefaultFilePersistence(settings.stateDir().toString());
        } catch (IOException e) {
            throw new MqttRefusedException(
                    MqttOptions.STATE_DIR + ": expected a folder that can be written, was " + settings.stateDir() + ": "
                            + e,
                    e);
        }
    }

    /** Acknowledges messages. */
    Receipts receipts() {
        return receipts;
    }

    void setCallback(MqttCallback callback) {
        client.setCallback(callback);
    }

    /**
     * Connects and subscribes if there is no connection.
     *
     * @param timeout how long the first connection may take
     * @return whether there is a connection
     * @throws MqttRefusedException if the broker refuses the identity or a topic, or its certificate is not trusted, at the first
     *     connection
     * @throws IllegalStateException if no broker answered in time for the first connection
     */
    boolean ensureConnected(Duration timeout) {
        if (client.isConnected() && subscribed) {
            return true;
        }
        if (wasConnected && waitingSince == 0) {
            waitingSince = System.nanoTime();
            lastNews = waitingSince;
        }
        try {
            subscribed = false;
            if (!client.isConnected()) {
                connect();
            }
            subscribe();
            subscribed = true;
        } catch (MqttException e) {
            waitOrFail(e, timeout);
            return false;
        }
        if (wasConnected) {
            log.info("connected to {} again", settings.address());
        }
        wasConnected = true;
        waitingSince = 0;
        return true;
    }

    private void connect() throws MqttException {
        IMqttToken answer = client.connect(settings.connection());
        answer.waitForCompletion(ANSWER_MILLIS);
        if (!answer.getSessionPresent()) {
            receipts.sessionLost();
        }
    }

    /** Also in a session that the broker has kept: the topics may have changed since. */
    private void subscribe() throws MqttException {
        String[] topics = settings.topics().toArray(String[]::new);
        int[] qos = new int[topics.length];
        Arrays.fill(qos, settings.qos());
        IMqttToken answer = client.subscribe(topics, qos);
        answer.waitForCompletion(ANSWER_MILLIS);
        int[] granted = answer.getGrantedQos();
        for (int i = 0; i < granted.length; i++) {
            if (granted[i] == REFUSED) {
                String problem = settings.address() + " refuses the subscription to " + topics[i];
                if (!wasConnected) {
                    throw new MqttRefusedException(MqttOptions.TOPIC + ": " + problem);
                }
                throw new MqttException(MqttException.REASON_CODE_SUBSCRIBE_FAILED, new IllegalStateException(problem));
            }
        }
    }

    private void waitOrFail(MqttException problem, Duration timeout) {
        if (!wasConnected) {
            if (problem instanceof MqttSecurityException || isTls(problem)) {
                throw new MqttRefusedException(
                        settings.address() + " cannot be used with the settings in " + MqttOptions.CONFIG + ": "
                                + reason(problem),
                        problem);
            }
            if (System.nanoTime() - waitingSince >= timeout.toNanos()) {
                throw new IllegalStateException("no MQTT broker answered at " + settings.address() + " within "
                        + timeout.toSeconds() + " s: " + reason(problem));
            }
        }
        if (System.nanoTime() - lastNews >= NEWS_NANOS) {
            lastNews = System.nanoTime();
            log.info("waiting for {}: {}", settings.address(), reason(problem));
        }
    }

    private static boolean isTls(Throwable problem) {
        for (@Nullable Throwable next = problem; next != null; next = next.getCause()) {
            if (next instanceof SSLException) {
                return true;
            }
        }
        return false;
    }

    static String reason(Throwable problem) {
        return FailureReason.of(problem);
    }

    private void acknowledge(int id, int qos) {
        try {
            client.messageArrivedComplete(id, qos);
        } catch (MqttException e) { // the connection is lost: the broker will send the message again
            log.debug("message {} was not acknowledged", id, e);
        }
    }

    /** Closes the connection. The broker keeps the session if the identity is a given one. */
    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(CLOSE_MILLIS);
            }
            client.close(true);
        } catch (MqttException e) {
            log.debug("the connection to {} was not closed in order", settings.address(), e);
        }
    }
}
