package io.wavecast.streams.testing;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.Membership;
import io.wavecast.streams.runtime.ServeConfig;
import io.wavecast.streams.store.SeriesStateStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Runs services against a broker, sends records to them, and reads their output. Each lab has its own topics, by a prefix. */
public final class ServiceLab implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ObservationCodec events = new ObservationCodec();
    private final ModelCodec models = new ModelCodec();
    private final String name;
    private final Map<String, Object> client;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;

    public ServiceLab(LocalBroker broker, String name) throws InterruptedException {
        this(broker, name, 1);
    }

    /** @param partitions number of partitions of all topics but the models */
    public ServiceLab(LocalBroker broker, String name, int partitions) throws InterruptedException {
        this.name = name;
        this.topics = Topics.named(name + ".");
        // A killed instance is detected after this time; brokers allow no shorter one.
        this.client = Map.of("bootstrap.servers", broker.bootstrap(), "session.timeout.ms", "6000");
        this.producer =
                new KafkaProducer<>(producerSettings(broker), new ByteArraySerializer(), new ByteArraySerializer());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            TopicSetup.create(admin, topics, partitions, (short) -1);
        }
    }

    private static Map<String, Object> producerSettings(LocalBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrap(), "linger.ms", "0", "max.request.size", "2000000");
    }

    public String name() {
        return name;
    }

    public Topics topics() {
        return topics;
    }

    /** The topic from which instances restore their states. */
    public String changelog() {
        return name + "-" + SeriesStateStore.NAME + "-changelog";
    }

    public ServeConfig.Builder config(Path stateDir) {
        return config(stateDir, Map.of());
    }

    /** With settings of Kafka's clients beside those of the lab. */
    public ServeConfig.Builder config(Path stateDir, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.putAll(more);
        return ServeConfig.builder(settings, topics, stateDir)
                .membership(Membership.of(name))
                .versions(VersionRule.AT_ONCE)
                .partitions(1)
                .httpPort(0);
    }

    public ForecastService serve(Path stateDir) throws Exception {
        return serve(config(stateDir).build());
    }

    public ForecastService serve(ServeConfig config) throws Exception {
        var service = ForecastService.start(config);
        service.awaitRunning(PATIENCE);
        return service;
    }

    /** Runs a service for the duration of the work. */
    public void whileServing(Path stateDir, Work work) throws Exception {
        whileServing(config(stateDir).build(), work);
    }

    /** Runs a service for the duration of the work. */
    public void whileServing(ServeConfig config, Work work) throws Exception {
        try (var service = serve(config)) {
            work.with(service);
        }
    }

    /** Work with a running service. */
    public interface Work {
        void with(ForecastService service) throws Exception;
    }

    public void publish(Model model) {
        send(topics.models(), model.version().name(), models.write(model));
    }

    /** Publishes a model, and puts it in force; a service that starts afterwards has it from its first record on. */
    public void putInForce(Model model) throws InterruptedException {
        publish(model);
        flush();
        new VersionStore(client, topics, Clock.systemUTC()).takePublications(VersionRule.AT_ONCE);
    }

    /** Sends consecutive samples from this sample number on, one per 10 ms. */
    public void observe(String series, long firstTick, double... values) {
        for (int i = 0; i < values.length; i++) {
            long time = Signals.EPOCH_MICROS + (firstTick + i) * Signals.PERIOD_MICROS;
            send(topics.sensorEvents(), series, events.write(new Observation(time, values[i])));
        }
    }

    public void send(String topic, String key, byte[] value) {
        send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    public void send(ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> unused = producer.send(record); // if the record is lost, the wait for its forecast fails
    }

    public void flush() {
        producer.flush();
    }

    /** Reads all committed records of a topic; waits until there are at least {@code atLeast}. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic, int atLeast) {
        return read(topic, records -> records.size() >= atLeast);
    }

    /** Reads all committed records of a topic; waits until there are at least {@code atLeast} different ones. */
    public List<ConsumerRecord<byte[], byte[]>> readDifferent(String topic, int atLeast) {
        return read(
                topic,
                records -> records.stream()
                                .map(record -> text(record.key()) + text(record.value()))
                                .distinct()
                                .count()
                        >= atLeast);
    }

    /** Reads all committed records of a topic; waits until they have all of these keys. */
    public List<ConsumerRecord<byte[], byte[]>> readKeys(String topic, Collection<String> keys) {
        return read(topic, records -> records.stream()
                .map(record -> text(record.key()))
                .collect(Collectors.toSet())
                .containsAll(keys));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(
            String topic, Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        producer.flush();
        var settings = new Properties();
        settings.putAll(client);
        settings.put("isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!enough.test(records)) {
                if (System.nanoTime() > end) {
                    throw new AssertionError(topic + " has only " + records.size() + " records after " + PATIENCE);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** Reads the values of a topic as text, as {@link #read} does. */
    public List<String> texts(String topic, int atLeast) {
        return read(topic, atLeast).stream().map(record -> text(record.value())).toList();
    }

    @Override
    public void close() {
        producer.close();
    }
}
