package io.wavecast.core.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates missing topics, if the client is authorised to. */
public final class TopicSetup {
    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);
    private static final long AWAIT_SECONDS = 30;
    private static final long POLL_MILLIS = 20;

    /** Size limit of a model, in bytes. Three layers of 512 LSTM units need 22 MB; the default of brokers is 1 MB. */
    public static final int MODEL_BYTES = 32 << 20;

    /** Twice the default: a dead letter adds headers to a record of any size that Kafka accepts. */
    private static final String DEAD_LETTER_BYTES = String.valueOf(2 << 20);

    private TopicSetup() {}

    /**
     * Creates missing topics. Existing topics keep their partitions and settings. Returns when a broker reports all created
     * topics and their leaders: brokers learn of a topic later than the controller, and Kafka Streams fails on topics that its
     * broker does not report.
     *
     * @param partitions number of partitions of every topic except {@code models} and {@code model-decisions}, which have one, since each reader
     *     needs all of them
     * @param replication replication of every topic; −1 for the broker's default
     * @throws IllegalStateException if a topic is missing and cannot be created: the message names it and the broker's reason
     */
    public static void create(Admin admin, Topics topics, int partitions, short replication)
            throws InterruptedException {
        Collection<String> missing = MissingTopicNames.among(admin, topics.all());
        List<NewTopic> requested = topics.all().stream()
                .filter(missing::contains)
                .map(name -> {
                    if (name.equals(topics.models())) {
                        return new NewTopic(name, 1, replication)
                                .configs(Map.of(
                                        TopicConfig.CLEANUP_POLICY_CONFIG,
                                        TopicConfig.CLEANUP_POLICY_COMPACT,
                                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                        String.valueOf(MODEL_BYTES)));
                    }
                    if (name.equals(topics.modelDecisions())) {
                        return new NewTopic(name, 1, replication)
                                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
                    }
                    var topic = new NewTopic(name, partitions, replication);
                    return name.equals(topics.deadLetters())
                            ? topic.configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, DEAD_LETTER_BYTES))
                            : topic;
                })
                .collect(Collectors.toList());
        List<String> fresh = new ArrayList<>();
        for (var created : admin.createTopics(requested).values().entrySet()) {
            try {
                created.getValue().get();
                fresh.add(created.getKey());
                log.info("created topic {}", created.getKey());
            } catch (ExecutionException e) {
                if (reason(e) instanceof AuthorizationException) {
                    log.warn("topic {} is missing; expected it, or the right to create it", created.getKey());
                } else if (!(reason(e) instanceof TopicExistsException)) {
                    throw new IllegalStateException(
                            "topic " + created.getKey() + " could not be created with " + partitions
                                    + " partitions and replication " + replication + ": "
                                    + reason(e).getMessage(),
                            reason(e));
                }
            }
        }
        awaitReported(admin, fresh);
        awaitLeaders(
                admin,
                requested.stream().filter(topic -> fresh.contains(topic.name())).toList());
    }

    /**
     * Waits until each leader answers a request; the client repeats it until then. A new leader may refuse the first batch of a
     * producer and accept the second. The repeated first batch is then out of sequence, until the producer gives up.
     */
    private static void awaitLeaders(Admin admin, List<NewTopic> topics) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                all.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        try {
            admin.listOffsets(all).all().get();
        } catch (ExecutionException e) {
            if (!(reason(e) instanceof AuthorizationException)) {
                throw new IllegalStateException(
                        "created topics, but their leaders do not answer: "
                                + reason(e).getMessage(),
                        reason(e));
            }
        }
    }

    private static Throwable reason(ExecutionException failure) {
        return Objects.requireNonNull(failure.getCause(), "Kafka's futures fail with a cause");
    }

    private static void awaitReported(Admin admin, List<String> topics) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(AWAIT_SECONDS);
        while (!reported(admin, topics)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "created topics " + topics + ", but no broker reported all of them within " + AWAIT_SECONDS
                                + " s: check that the brokers reach the controller");
            }
            Thread.sleep(POLL_MILLIS); // brokers send no event for a new topic
        }
    }

    private static boolean reported(Admin admin, List<String> topics) throws InterruptedException {
        try {
            admin.describeTopics(topics).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (reason(e) instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            // The client may not describe topics, or the broker is busy. Clients of the topics report a missing one.
            log.warn(
                    "could not check that brokers report topics {}: {}",
                    topics,
                    reason(e).getMessage());
            return true;
        }
    }
}
