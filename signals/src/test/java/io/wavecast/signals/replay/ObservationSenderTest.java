package io.wavecast.signals.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ObservationSenderTest {
    @Test
    void shouldSendOnlyWhatTheServiceAnswers() {
        var producer = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        var sender = new ObservationSender(
                producer, "sensor-events", List.of("hall/a", "hall/b"), ReplayOptions.of("hall"), true);

        sender.send(5_000_000, new double[] {1, Double.NaN});
        sender.send(5_000_000, new double[] {2, 3}); // b had no value at this time
        sender.send(4_000_000, new double[] {4, 5});
        sender.send(6_000_000, new double[] {6, 7});
        sender.flush();

        assertThat(sender.sent()).isEqualTo(Map.of("hall/a", 2L, "hall/b", 2L));
        assertThat(sender.late()).isEqualTo(3);
        assertThat(sender.skipped()).isEqualTo(1);
        assertThat(producer.history()).hasSize(4);
    }
}
