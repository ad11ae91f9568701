package io.wavecast.trainer.publish;

import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Creates the topics that do not exist yet. */
public final class MissingTopics {
    private static final int BROKER_PARTITIONS = -1;
    private static final short BROKER_REPLICATION = -1;

    private MissingTopics() {}

    /**
     * Creates the missing topics with the broker's default partitions and replication.
     *
     * @throws IllegalStateException if no broker answers, or a topic neither exists nor can be created
     */
    public static void create(Map<String, Object> clientProperties, Topics topics) throws InterruptedException {
        try (var admin = Admin.create(clientProperties)) {
            TopicSetup.create(admin, topics, BROKER_PARTITIONS, BROKER_REPLICATION);
        }
    }
}
