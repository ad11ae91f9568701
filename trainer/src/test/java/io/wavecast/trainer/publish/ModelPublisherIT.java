package io.wavecast.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.kafka.LocalBroker;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class ModelPublisherIT {
    @Test
    void shouldPublishAModelLargerThanKafkasDefaultForARecordUnlessInterrupted() throws Exception {
        try (var broker = LocalBroker.start()) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
            try (var admin = Admin.create(client)) {
                TopicSetup.create(admin, Topics.defaults(), 1, (short) 1);
            }
            var publisher = new ModelPublisher(client, Topics.defaults());

            publisher.publish(PublishedModel.lstm("large", 1, 512));

            assertThat(publisher.versions("large").next().number()).isEqualTo(2);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> publisher.publish(PublishedModel.lstm("large", 1, 1)))
                    .isInstanceOf(InterruptedException.class);
        }
    }
}
