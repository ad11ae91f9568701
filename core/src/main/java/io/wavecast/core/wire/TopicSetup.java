package io.wavecast.core.wire;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are not there yet, where the rights allow it. */
public final class TopicSetup {
    private static final Logger log = LoggerFactory.getLogger(TopicSetup.class);

    /** Twice the default: a letter is the largest record that Kafka took, and the reason why it is there. */
    private static final String DEAD_LETTER_BYTES = String.valueOf(2 << 20);

    private TopicSetup() {}

    /**
     * Idempotent. Topics that exist keep their partitions and settings.
     *
     * @param partitions of every topic but {@code models}, which has one: models are few and each reader wants all
     * @param replication −1 for the broker's default
     */
    public static void create(Admin admin, Topics topics, int partitions, short replication)
            throws InterruptedException {
        List<NewTopic> wanted = topics.all().stream()
                .map(name -> {
                    if (name.equals(topics.models())) {
                        return new NewTopic(name, 1, replication)
                                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
                    }
                    var topic = new NewTopic(name, partitions, replication);
                    return name.equals(topics.deadLetters())
                            ? topic.configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, DEAD_LETTER_BYTES))
                            : topic;
                })
                .collect(Collectors.toList());
        for (var created : admin.createTopics(wanted).values().entrySet()) {
            try {
                created.getValue().get();
                log.info("created topic {}", created.getKey());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AuthorizationException) {
                    log.warn("no right to create topic {}: it has to exist already", created.getKey());
                } else if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException(
                            "topic " + created.getKey() + " could not be created", e.getCause());
                }
            }
        }
    }
}
