package io.wavecast.benchmarks.testbed;

import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.wire.model.ModelCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of a testbed's broker: creates, measures and empties them. */
public final class TestbedTopics implements AutoCloseable {
    private final Admin admin;
    private final int partitions;
    private final Map<Integer, Long> deleted =
            new HashMap<>(); // observations by partition; offsets continue after them

    /** @param partitions of the topic of observations */
    TestbedTopics(String bootstrap, int partitions) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        this.partitions = partitions;
    }

    /** Creates the topics of observations and models, and sends {@link RandomModel}. */
    void prepare(TestbedClients clients) throws InterruptedException, ExecutionException {
        var models = new NewTopic(ServiceSettings.MODELS, 1, (short) 1)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        var decisions = new NewTopic(ServiceSettings.DECISIONS, 1, (short) 1)
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        admin.createTopics(List.of(new NewTopic(Testbed.OBSERVATIONS, partitions, (short) 1), models, decisions))
                .all()
                .get();
        byte[] key = RandomModel.NAME.getBytes(StandardCharsets.UTF_8);
        byte[] model = new ModelCodec().write(RandomModel.lstm());
        try (var producer = clients.producer(Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSetup.MODEL_BYTES))) {
            producer.send(new ProducerRecord<>(ServiceSettings.MODELS, key, model))
                    .get();
        }
    }

    /** Deletes all observations, so that the next service does not start with those of the last one. */
    public void deleteObservations() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            newest.put(new TopicPartition(Testbed.OBSERVATIONS, partition), OffsetSpec.latest());
        }
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        admin.listOffsets(newest)
                .all()
                .get()
                .forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
        admin.deleteRecords(all).all().get();
        all.forEach((partition, before) -> deleted.put(partition.partition(), before.beforeOffset()));
    }

    /** Observations that a group has processed, by partition: its committed offsets, without deleted observations. */
    public Map<Integer, Long> processed(String group) throws InterruptedException, ExecutionException {
        Map<Integer, Long> offsets = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> offsets.put(
                        partition.partition(), offset.offset() - deleted.getOrDefault(partition.partition(), 0L)));
        return offsets;
    }

    /** Observations that a group has processed in all partitions. */
    public long totalProcessed(String group) throws InterruptedException, ExecutionException {
        return processed(group).values().stream().mapToLong(Long::longValue).sum();
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

    /** Deletes the topics that a service wrote to, so that they cost the broker nothing while the next service runs. */
    public void deleteOutputsOf(ServiceSettings settings) throws InterruptedException, ExecutionException {
        List<String> outputs = admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(settings.application() + "-"))
                .toList();
        admin.deleteTopics(outputs).all().get();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
