package io.wavecast.trainer.publish;

import io.wavecast.core.topics.BrokerConnection;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import java.time.Duration;
import java.util.Map;

/** Creates the topics that do not exist yet. */
public final class MissingTopics {
    private static final int BROKER_PARTITIONS = -1;
    private static final short BROKER_REPLICATION = -1;

    private MissingTopics() {}

    /**
     * Creates the missing topics with the broker's default partitions and replication.
     *
     * @param brokerTimeout how long to wait for a broker
     * @throws io.wavecast.core.topics.ClientSettingsException if no client can connect with the properties
     * @throws IllegalStateException if no broker answers in time, or a topic neither exists nor can be created
     */
    public static void create(Map<String, Object> clientProperties, Topics topics, Duration brokerTimeout)
            throws InterruptedException {
        try (var admin = BrokerConnection.open(clientProperties, brokerTimeout)) {
            TopicSetup.create(admin, topics, BROKER_PARTITIONS, BROKER_REPLICATION);
        }
    }
}
