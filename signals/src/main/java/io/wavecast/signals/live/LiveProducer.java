package io.wavecast.signals.live;

import io.wavecast.core.topics.FailureReason;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes observations to a topic in the order of the calls, and says when Kafka has them. The buffer of Kafka's producer is the only
 * one: while it is full, {@link #send} waits, so that a source that is faster than Kafka is slowed down.
 */
public final class LiveProducer implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final WireFormat format;
    private final ObservationCodec codec;
    private final LiveCounts counts;
    private final Runnable failed;
    private final AtomicReference<Exception> failure = new AtomicReference<>(); // null until a record is refused

    /**
     * Creates a producer of a topic.
     *
     * @param failed called when Kafka refuses a record for the first time; from any thread
     */
    LiveProducer(
            Producer<byte[], byte[]> producer, String topic, WireFormat format, LiveCounts counts, Runnable failed) {
        this.producer = producer;
        this.topic = topic;
        this.format = format;
        this.codec = new ObservationCodec(format);
        this.counts = counts;
        this.failed = failed;
    }

    /**
     * Connects to Kafka. Records wait in the buffer while brokers are gone, however long that takes.
     *
     * @param clientProperties properties of Kafka's producer
     * @param failed called when Kafka refuses a record for the first time; from any thread
     */
    public static LiveProducer open(
            Map<String, Object> clientProperties, String topic, WireFormat format, LiveCounts counts, Runnable failed) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("linger.ms", "5");
        properties.put("delivery.timeout.ms", String.valueOf(Integer.MAX_VALUE));
        properties.put("max.block.ms", String.valueOf(Long.MAX_VALUE));
        properties.putAll(clientProperties);
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        return new LiveProducer(producer, topic, format, counts, failed);
    }

    /**
     * Sends the observations of a message. Called by one thread only.
     *
     * @param written called when Kafka has acknowledged all of them; from any thread. Never called after a failure
     */
    public void send(List<SeriesObservation> observations, Runnable written) {
        var open = new AtomicInteger(observations.size());
        for (SeriesObservation one : observations) {
            byte[] key = one.series().getBytes(StandardCharsets.UTF_8);
            var message = new ProducerRecord<>(topic, null, key, codec.write(one.observation()), format.headers());
            try {
                Future<?> unused = producer.send(message, (metadata, problem) -> {
                    if (problem != null) {
                        fail(problem);
                        return;
                    }
                    counts.acknowledged();
                    if (open.decrementAndGet() == 0) {
                        written.run();
                    }
                });
            } catch (KafkaException e) { // after an earlier failure, or when closed
                fail(e);
                return;
            }
        }
    }

    private void fail(Exception problem) {
        if (failure.compareAndSet(null, problem)) {
            failed.run();
        }
    }

    /** Why Kafka refused a record; empty if it took all so far. */
    public Optional<IllegalStateException> failure() {
        return Optional.ofNullable(failure.get())
                .map(cause -> new IllegalStateException(
                        "an observation could not be written to " + topic + ": " + FailureReason.of(cause), cause));
    }

    /** Waits until Kafka has answered for all observations. */
    public void flush() {
        producer.flush();
    }

    /** Closes the connections. Observations that are not flushed are lost. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
