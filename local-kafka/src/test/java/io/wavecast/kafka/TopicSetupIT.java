package io.wavecast.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicSetupIT {
    private static final short BROKER_DEFAULT = -1;

    private static LocalBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = LocalBroker.start();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    /** Without the wait, the broker did not yet report about a third of the topics. */
    @Test
    void shouldReturnWhenTheBrokerReportsTheTopics() throws Exception {
        for (int i = 0; i < 8; i++) {
            Topics topics = Topics.named("known" + i + "-");

            TopicSetup.create(admin, topics, 3, BROKER_DEFAULT);

            Map<String, TopicDescription> found =
                    admin.describeTopics(topics.all()).allTopicNames().get();
            assertThat(found).containsOnlyKeys(topics.all());
            assertThat(found.get(topics.sensorEvents()).partitions()).hasSize(3);
            assertThat(found.get(topics.models()).partitions()).hasSize(1);
        }
    }

    @Test
    void shouldCompactModels() throws Exception {
        Topics topics = Topics.named("compact-");
        TopicSetup.create(admin, topics, 1, BROKER_DEFAULT);

        assertThat(cleanup(topics.models())).isEqualTo("compact");
        assertThat(cleanup(topics.sensorEvents())).isEqualTo("delete");
    }

    @Test
    void shouldNotChangeExistingTopics() throws Exception {
        Topics topics = Topics.named("there-");
        admin.createTopics(List.of(new NewTopic(topics.forecasts(), 5, (short) 1)))
                .all()
                .get();

        TopicSetup.create(admin, topics, 2, BROKER_DEFAULT);
        TopicSetup.create(admin, topics, 3, BROKER_DEFAULT);

        Map<String, TopicDescription> found =
                admin.describeTopics(topics.all()).allTopicNames().get();
        assertThat(found.get(topics.forecasts()).partitions()).hasSize(5);
        assertThat(found.get(topics.deadLetters()).partitions()).hasSize(2);
    }

    @Test
    void shouldNameTheTopicAndTheReasonOfAFailure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TopicSetup.create(admin, Topics.named("many-"), 2, (short) 3))
                .withMessageContainingAll("many-", "2 partitions and replication 3", "only 1 broker");
    }

    private static String cleanup(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get("cleanup.policy")
                .value();
    }
}
