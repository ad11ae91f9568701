package io.wavecast.benchmarks.testbed;

import io.wavecast.benchmarks.jvm.ChildJvm;
import io.wavecast.benchmarks.jvm.Folders;
import io.wavecast.benchmarks.jvm.ParentPipe;
import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.wire.model.ModelCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A fresh broker in a JVM of its own, with one model and one topic of observations, and services in JVMs of theirs. All of
 * them are killed and their files removed at the end, also where this JVM is told to stop.
 */
public final class Testbed implements AutoCloseable {
    /** Where observations are sent. */
    public static final String OBSERVATIONS = ServiceSettings.OBSERVATIONS;

    private static final int BROKER_HEAP_MIB = 1_024;

    private final Path folder;
    private final ChildJvm broker;
    private final String bootstrap;
    private final Admin admin;
    private final int partitions;
    private final List<ChildJvm> services = new ArrayList<>();
    private final Thread atExit = new Thread(this::end);
    private final Map<Integer, Long> deleted = new HashMap<>(); // observations, by partition: offsets go on after them
    private int started;

    private Testbed(Path folder, ChildJvm broker, String bootstrap, int partitions) {
        this.partitions = partitions;
        this.folder = folder;
        this.broker = broker;
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Returns once the broker answers and has the model.
     *
     * @param partitions of the observations
     */
    public static Testbed start(int partitions) throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("wavecast-bench-");
        ChildJvm broker = ChildJvm.start(BrokerMain.class, BROKER_HEAP_MIB, folder.resolve("broker"), List.of());
        try {
            var lab = new Testbed(folder, broker, broker.answer(), partitions);
            try {
                lab.prepare();
                return lab;
            } catch (RuntimeException | InterruptedException | ExecutionException e) {
                lab.close();
                throw e;
            }
        } catch (RuntimeException | InterruptedException e) {
            broker.close();
            Folders.delete(folder);
            throw e;
        }
    }

    private void prepare() throws InterruptedException, ExecutionException {
        var models = new NewTopic(ServiceSettings.MODELS, 1, (short) 1)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        admin.createTopics(List.of(new NewTopic(OBSERVATIONS, partitions, (short) 1), models))
                .all()
                .get();
        byte[] key = RandomModel.NAME.getBytes(StandardCharsets.UTF_8);
        byte[] model = new ModelCodec().write(RandomModel.lstm());
        try (var producer = producer(Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSetup.MODEL_BYTES))) {
            producer.send(new ProducerRecord<>(ServiceSettings.MODELS, key, model))
                    .get();
        }
    }

    /** Where the broker is. */
    public String bootstrap() {
        return bootstrap;
    }

    /** Sends records {@code from} to {@code to}, the latter excluded, and returns once the broker has them. */
    public void send(Workload workload, long from, long to) {
        Map<String, Object> bulk = Map.of(
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 << 10,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L << 20,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
        var codec = workload.codec();
        var failure = new FirstSendFailure();
        try (var producer = producer(bulk)) {
            for (long i = from; i < to; i++) {
                producer.send(workload.record(OBSERVATIONS, i, codec), failure);
            }
            producer.flush();
        }
        failure.rethrow();
    }

    /** For the next service, which would begin with what the last one has answered. */
    public void deleteObservations() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            newest.put(new TopicPartition(OBSERVATIONS, partition), OffsetSpec.latest());
        }
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        admin.listOffsets(newest)
                .all()
                .get()
                .forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
        admin.deleteRecords(all).all().get();
        all.forEach((partition, before) -> deleted.put(partition.partition(), before.beforeOffset()));
    }

    /** For byte arrays; with these settings and the client's defaults. */
    public KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Reads what was committed to all partitions of a topic, from its beginning on. */
    public KafkaConsumer<byte[], byte[]> committed(String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000);
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Returns at once. */
    public ServiceProcess start(ServiceSettings settings) throws IOException {
        return start(ServiceMain.class, List.of(), settings);
    }

    /**
     * As the other, for contenders that only one benchmark knows.
     *
     * @param main talks through {@link ParentPipe}; its arguments are where the broker is, then these, then the settings'
     */
    public ServiceProcess start(Class<?> main, List<String> first, ServiceSettings settings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(bootstrap));
        arguments.addAll(first);
        arguments.addAll(settings.arguments());
        started++;
        ChildJvm jvm = ChildJvm.start(main, settings.heapMib(), folder.resolve("service-" + started), arguments);
        synchronized (services) {
            services.add(jvm);
        }
        return new ServiceProcess(jvm);
    }

    /** A folder of its own for the states of an instance; not there yet. */
    public Path stateDir(String name) {
        return folder.resolve("states").resolve(name);
    }

    /** Observations of each partition, but for those deleted, that a group has answered for good: its committed offsets. */
    public Map<Integer, Long> answered(String application) throws InterruptedException, ExecutionException {
        Map<Integer, Long> offsets = new HashMap<>();
        admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> offsets.put(
                        partition.partition(), offset.offset() - deleted.getOrDefault(partition.partition(), 0L)));
        return offsets;
    }

    /** Processor time of the broker so far. */
    public Duration brokerCpu() {
        return broker.cpu();
    }

    /** Bytes that producers have sent to a topic so far, as they were on the network. */
    public long bytesIn(String topic) throws InterruptedException {
        return Long.parseLong(broker.ask(topic));
    }

    /** Bytes of a topic on the broker's disk. */
    public long bytesStored(String topic) throws InterruptedException, ExecutionException {
        return admin.describeLogDirs(List.of(1)).allDescriptions().get().values().stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(logs -> logs.replicaInfos().entrySet().stream())
                .filter(log -> log.getKey().topic().equals(topic))
                .mapToLong(log -> log.getValue().size())
                .sum();
    }

    /** So that nothing of one contender is on the broker's mind while the next one runs. */
    public void deleteTopicsOf(ServiceSettings settings) throws InterruptedException, ExecutionException {
        Set<String> there = admin.listTopics().names().get();
        Collection<String> own = there.stream()
                .filter(topic -> topic.startsWith(settings.application() + "-"))
                .collect(Collectors.toSet());
        admin.deleteTopics(own).all().get();
    }

    public void deleteStates(Path stateDir) {
        Folders.delete(stateDir);
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        admin.close(Duration.ZERO);
        end();
    }

    private void end() {
        synchronized (services) {
            services.forEach(ChildJvm::close);
        }
        broker.close();
        Folders.delete(folder);
    }
}
