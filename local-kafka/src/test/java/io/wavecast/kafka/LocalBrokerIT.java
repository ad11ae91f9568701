package io.wavecast.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class LocalBrokerIT {
    @Test
    void shouldAnswerClientsAndDeleteItsDirectory() throws Exception {
        var broker = LocalBroker.start();

        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
            assertThat(admin.listTopics().names().get()).isEmpty();
        } finally {
            broker.close();
        }

        assertThat(broker.directory()).doesNotExist();
    }
}
