package io.wavecast.signals.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
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

    @Test
    void shouldTellTheReasonOfAnErrorState() {
        var producer = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producer.sendException = new KafkaException("in an error state", new TopicAuthorizationException("no right"));
        var sender =
                new ObservationSender(producer, "sensor-events", List.of("hall/a"), ReplayOptions.of("hall"), true);

        assertThatThrownBy(() -> sender.send(5_000_000, new double[] {1}))
                .hasMessage("an observation could not be written to sensor-events: in an error state: no right");
    }

    @Test
    void shouldSendEvenlySpacedSamplesInChunks() {
        var producer = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        ReplayOptions alone = ReplayOptions.of("hall");
        var options = new ReplayOptions(
                alone.series(),
                alone.vector(),
                alone.speed(),
                alone.start(),
                alone.fromMicros(),
                alone.toMicros(),
                alone.loop(),
                alone.format(),
                20_000);
        var sender = new ObservationSender(producer, "sensor-events", List.of("hall/a"), options, true);

        // 600 Hz: twelve samples in 20 ms. The thirteenth begins another chunk, whose last sample comes late.
        for (int i = 0; i < 14; i++) {
            sender.send(5_000_000 + Math.round(i * 1e6 / 600), new double[] {i});
        }
        sender.send(5_030_000, new double[] {14});
        sender.flush();

        assertThat(sender.total()).isEqualTo(15);
        assertThat(producer.history()).hasSize(4);
        var codec = new ObservationCodec();
        List<Observation> sent = new ArrayList<>();
        for (var record : producer.history()) {
            sent.add(codec.read(record.value(), 0));
            sent.addAll(codec.rest());
        }
        assertThat(sent).hasSize(15).extracting(sample -> sample.values()[0]).isSorted();
        for (int i = 0; i < 14; i++) {
            assertThat(sent.get(i).timeMicros()).isCloseTo(5_000_000 + Math.round(i * 1e6 / 600), within(1L));
        }
        assertThat(sent.get(14).timeMicros()).isEqualTo(5_030_000);
    }
}
