package io.wavecast.streams.runtime;

import io.wavecast.core.topics.Topics;
import io.wavecast.streams.delivery.Delivery;
import io.wavecast.streams.registry.KnownDecisions;
import io.wavecast.streams.store.SentRecords;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Supplies Kafka Streams with its clients, and keeps account of the records that each of its threads sent. Kafka Streams gives each of
 * its threads one producer, and no other thread sends with it.
 */
final class TrackedClients implements KafkaClientSupplier, SentRecords {
    private final Map<Thread, TrackedProducer> byThread = new ConcurrentHashMap<>();
    private final Delivery delivery;
    private final Topics topics;
    private final KnownDecisions known;

    /**
     * @param delivery learns when the records of a thread became visible
     * @param topics the service's
     * @param known learns what was read of the topics of models and decisions
     */
    TrackedClients(Delivery delivery, Topics topics, KnownDecisions known) {
        this.delivery = delivery;
        this.topics = topics;
        this.known = known;
    }

    @Override
    public Admin getAdmin(Map<String, Object> settings) {
        return Admin.create(settings);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
        return new TrackedProducer(settings, byThread, delivery, topics.forecasts());
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
        return getConsumer(settings);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
        return new DecisionConsumer(settings, known, topics, Clock.systemUTC());
    }

    @Override
    public void awaitAnswers() {
        TrackedProducer producer = byThread.get(Thread.currentThread());
        if (producer != null) { // null before the first record
            producer.flush();
        }
    }

    @Override
    public Failures failures() {
        TrackedProducer producer = byThread.get(Thread.currentThread());
        return producer == null ? Failures.NONE : producer.failures();
    }
}
