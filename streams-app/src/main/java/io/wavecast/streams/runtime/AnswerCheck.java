package io.wavecast.streams.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the leaders of this instance's partitions of observations, and the coordinator of its group, every three seconds. Kafka Streams
 * itself stays in the state RUNNING however long the brokers are gone. Needs no rights beyond those of reading.
 */
final class AnswerCheck implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AnswerCheck.class);
    private static final Duration PERIOD = Duration.ofSeconds(3);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Admin admin;
    private final String group;
    private final Supplier<Set<TopicPartition>> partitions;
    private final Answering answering = new Answering(System.nanoTime());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "wavecast-health");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param admin a client whose broker has just answered; {@link #close} closes it
     * @param partitions the partitions of observations that this instance answers now
     */
    AnswerCheck(Admin admin, String group, Supplier<Set<TopicPartition>> partitions) {
        this.admin = admin;
        this.group = group;
        this.partitions = partitions;
    }

    void start() {
        var unused = clock.scheduleWithFixedDelay(this::ask, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why observations are not being answered; empty if they are. */
    Optional<String> problem() {
        return answering.problem(System.nanoTime());
    }

    /** The topics among these that the brokers do not have, in the order of their names; empty if no broker answers. */
    Set<String> missing(List<String> topics) throws InterruptedException {
        Set<String> missing = new TreeSet<>();
        var options = new DescribeTopicsOptions().timeoutMs(TIMEOUT_MILLIS);
        for (var topic : admin.describeTopics(topics, options).topicNameValues().entrySet()) {
            try {
                topic.getValue().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    missing.add(topic.getKey());
                }
            }
        }
        return missing;
    }

    private void ask() {
        try {
            answering.answered(offsets(), System.nanoTime());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                answering.answered(Map.of(), System.nanoTime()); // a broker answered, but says nothing about offsets
            }
            log.debug("no offsets", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // an exception would end the checks
            log.warn("cannot check whether observations are answered: {}", e.getMessage(), e);
        }
    }

    private Map<TopicPartition, Answering.Offsets> offsets() throws ExecutionException, InterruptedException {
        Set<TopicPartition> own = partitions.get();
        var options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(TIMEOUT_MILLIS);
        // All requests are on their way at once.
        var begins = admin.listOffsets(all(own, OffsetSpec.earliest()), options).all();
        var ends = admin.listOffsets(all(own, OffsetSpec.latest()), options).all();
        KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> committed = admin.listConsumerGroupOffsets(
                        Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(own)),
                        new ListConsumerGroupOffsetsOptions().timeoutMs(TIMEOUT_MILLIS))
                .partitionsToOffsetAndMetadata(group);
        Map<TopicPartition, Answering.Offsets> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> end :
                ends.get().entrySet()) {
            TopicPartition partition = end.getKey();
            long begin = Objects.requireNonNull(begins.get().get(partition), "the offset of each partition")
                    .offset();
            @Nullable OffsetAndMetadata next = committed.get().get(partition);
            offsets.put(
                    partition,
                    new Answering.Offsets(
                            next == null ? begin : Math.max(begin, next.offset()),
                            end.getValue().offset()));
        }
        committed.get(); // an instance without partitions asks the coordinator alone
        return offsets;
    }

    private static Map<TopicPartition, OffsetSpec> all(Set<TopicPartition> partitions, OffsetSpec spec) {
        return partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        admin.close(Duration.ZERO);
    }
}
