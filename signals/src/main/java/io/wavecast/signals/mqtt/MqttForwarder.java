package io.wavecast.signals.mqtt;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.signals.EpochMicros;
import io.wavecast.signals.live.ArrivalClock;
import io.wavecast.signals.live.LiveCounts;
import io.wavecast.signals.live.LiveProducer;
import io.wavecast.signals.live.SeriesObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forwards the messages of a broker until it is stopped. One thread of Paho reads them in the order of arrival and sends them; while
 * Kafka's buffer is full, it reads none, and they wait at the broker.
 */
public final class MqttForwarder implements MqttCallback {
    private static final Logger log = LoggerFactory.getLogger(MqttForwarder.class);
    private static final long TICK_MILLIS = 1_000;

    private final MqttSettings settings;
    private final LiveCounts counts;
    private final ArrivalClock clock = new ArrivalClock(() -> EpochMicros.of(Instant.now()));
    private final Semaphore awake = new Semaphore(0);
    private final MqttReceiver receiver;
    private volatile boolean stopped;
    private volatile Optional<LiveProducer> producer = Optional.empty();

    /** Prepares the connection; {@link #run} opens it. */
    public MqttForwarder(MqttSettings settings, LiveCounts counts) {
        this.settings = settings;
        this.counts = counts;
        this.receiver = new MqttReceiver(settings);
    }

    /**
     * Forwards until {@link #stop()}. Returns when Kafka has acknowledged what was sent, and the broker knows.
     *
     * @param timeout how long the first connection may take
     * @param connected called once, when messages can arrive
     * @param tick called about once a second
     * @throws IllegalStateException if Kafka refuses an observation, or no MQTT broker answers in time
     * @throws MqttRefusedException if the MQTT broker refuses the settings
     */
    public void run(LiveProducer into, Duration timeout, Runnable connected, Runnable tick)
            throws InterruptedException {
        producer = Optional.of(into);
        receiver.setCallback(this);
        try (receiver) {
            boolean first = true;
            while (!stopped && into.failure().isEmpty()) {
                if (receiver.ensureConnected(timeout) && first) {
                    first = false;
                    connected.run();
                }
                tick.run();
                pause();
            }
            if (into.failure().isPresent()) {
                throw into.failure().get();
            }
            into.flush();
            if (into.failure().isPresent()) {
                throw into.failure().get();
            }
        }
    }

    private void pause() throws InterruptedException {
        if (awake.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            awake.drainPermits();
        }
    }

    /** Ends the forwarding. Messages that arrive later are not acknowledged. May be called from any thread. */
    public void stop() {
        stopped = true;
        wake();
    }

    /** Makes {@link #run} look at its state now. May be called from any thread. */
    public void wake() {
        awake.release();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        if (stopped) {
            return;
        }
        boolean confirmed = message.getQos() > 0;
        // One of QoS 2 comes again without the mark of a duplicate: Paho delivers what it has kept.
        boolean again = message.isDuplicate() || message.getQos() == 2;
        if (confirmed && again && receiver.receipts().isKnown(message.getId())) {
            return;
        }
        counts.arrived();
        Runnable done = confirmed ? receipt(message) : () -> {};
        Optional<List<SeriesObservation>> observations = read(topic, message);
        if (observations.isPresent()) {
            producer.orElseThrow().send(observations.get(), done);
        } else {
            done.run();
        }
    }

    private Runnable receipt(MqttMessage message) {
        Receipts receipts = receiver.receipts();
        Receipts.Receipt receipt = receipts.arrived(message.getId(), message.getQos());
        return () -> receipts.done(receipt);
    }

    private Optional<List<SeriesObservation>> read(String topic, MqttMessage message) {
        if (message.isRetained() && settings.mapping().timesArrivals()) {
            counts.refused("retained"); // the last value from before the subscription: it is of an unknown age
            return Optional.empty();
        }
        try {
            return Optional.of(settings.mapping().read(topic, message.getPayload(), clock.next()));
        } catch (UnreadableException e) {
            if (counts.refused(e.reason())) {
                log.warn(
                        "a message of {} was not forwarded ({}): {}; further ones are counted",
                        topic,
                        e.reason(),
                        e.getMessage());
            }
            return Optional.empty();
        }
    }

    @Override
    public void connectionLost(Throwable cause) {
        receiver.receipts().connectionLost();
        log.warn("lost the connection to {}: {}", settings.address(), MqttReceiver.reason(cause));
        wake();
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // Nothing is published.
    }
}
