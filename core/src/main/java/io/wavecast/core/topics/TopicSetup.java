package io.wavecast.core.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

/** Creates the topics that are not there yet, where the rights allow it. */
public final class TopicSetup {
    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);
    private static final long PATIENCE_SECONDS = 30;
    private static final long REACH_SECONDS = 15;
    private static final long PAUSE_MILLIS = 20;

    /** Three layers of 512 LSTM units have 22 MB; a broker's own default would end at 1 MB. */
    public static final int MODEL_BYTES = 32 << 20;

    /** Twice the default: a letter is the largest record that Kafka took, and the reason why it is there. */
    private static final String DEAD_LETTER_BYTES = String.valueOf(2 << 20);

    private TopicSetup() {}

    /**
     * Idempotent. Topics that exist keep their partitions and settings. Returns once a broker knows all that were created:
     * the controller, which answers first, may be ahead of it, and Kafka Streams gives up on topics that its broker does
     * not know.
     *
     * @param partitions of every topic but {@code models}, which has one: models are few and each reader wants all
     * @param replication −1 for the broker's default
     * @throws IllegalStateException if no broker answers, and then {@code admin} is closed; or if a topic can neither be
     *     created nor exists: the message names it and the broker's reason
     */
    public static void create(Admin admin, Topics topics, int partitions, short replication)
            throws InterruptedException {
        reach(admin);
        List<NewTopic> wanted = topics.all().stream()
                .map(name -> {
                    if (name.equals(topics.models())) {
                        return new NewTopic(name, 1, replication)
                                .configs(Map.of(
                                        TopicConfig.CLEANUP_POLICY_CONFIG,
                                        TopicConfig.CLEANUP_POLICY_COMPACT,
                                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                        String.valueOf(MODEL_BYTES)));
                    }
                    var topic = new NewTopic(name, partitions, replication);
                    return name.equals(topics.deadLetters())
                            ? topic.configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, DEAD_LETTER_BYTES))
                            : topic;
                })
                .collect(Collectors.toList());
        List<String> fresh = new ArrayList<>();
        for (var created : admin.createTopics(wanted).values().entrySet()) {
            try {
                created.getValue().get();
                fresh.add(created.getKey());
                log.info("created topic {}", created.getKey());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AuthorizationException) {
                    log.warn("no right to create topic {}: it has to exist already", created.getKey());
                } else if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException(
                            "topic " + created.getKey() + " could not be created with " + partitions
                                    + " partitions and replication " + replication + ": "
                                    + e.getCause().getMessage(),
                            e.getCause());
                }
            }
        }
        awaitKnown(admin, fresh);
        awaitLeaders(
                admin,
                wanted.stream().filter(topic -> fresh.contains(topic.name())).toList());
    }

    /** Says that nobody is there after some seconds, or sooner if the client is less patient; Kafka's own default is a minute. */
    private static void reach(Admin admin) throws InterruptedException {
        try {
            admin.describeCluster().nodes().get(REACH_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            admin.close(Duration.ZERO); // or its close would wait for the question that nobody answers
            throw new IllegalStateException(
                    "no broker answered: are the bootstrap servers right, and the client's security settings?",
                    e.getCause() == null ? e : e.getCause());
        }
    }

    /**
     * A leader that does not know yet that it is one refuses what a producer sends; if it takes a later batch then and
     * the refused one comes again, that one counts as out of sequence until the producer gives up. So each leader is
     * asked for something once: the client repeats that until it is answered.
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
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw new IllegalStateException(
                        "topics were created, but their leaders do not answer: "
                                + e.getCause().getMessage(),
                        e.getCause());
            }
        }
    }

    private static void awaitKnown(Admin admin, List<String> topics) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!known(admin, topics)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("topics " + topics + " were created, but no broker knew all of them "
                        + PATIENCE_SECONDS + " s later: do the brokers reach the controller?");
            }
            Thread.sleep(PAUSE_MILLIS); // no broker tells that it knows a topic: it has to be asked
        }
    }

    private static boolean known(Admin admin, List<String> topics) throws InterruptedException {
        try {
            admin.describeTopics(topics).allTopicNames().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            // Without the right to look, or with a broker that is busy: whoever uses the topics will see.
            log.warn(
                    "could not look whether topics {} are known yet: {}",
                    topics,
                    e.getCause().getMessage());
            return true;
        }
    }
}
