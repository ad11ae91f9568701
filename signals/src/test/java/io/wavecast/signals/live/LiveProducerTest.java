package io.wavecast.signals.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class LiveProducerTest {
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final LiveCounts counts = new LiveCounts();
    private final List<String> calls = new ArrayList<>();
    private final LiveProducer producer =
            new LiveProducer(kafka, "events", WireFormat.JSON, counts, () -> calls.add("failed"));

    @Test
    void shouldReportAMessageWhenKafkaHasAllItsObservations() {
        producer.send(
                List.of(
                        new SeriesObservation("a", new Observation(1_000_000, 2)),
                        new SeriesObservation("b", new Observation(1_000_000, 3))),
                () -> calls.add("written"));

        assertThat(kafka.history())
                .extracting(record -> text(record.key()) + text(record.value()))
                .containsExactly("a{\"t\":1,\"v\":2.0}", "b{\"t\":1,\"v\":3.0}");
        kafka.completeNext();
        assertThat(calls).isEmpty();
        kafka.completeNext();

        assertThat(calls).containsExactly("written");
        assertThat(counts.written()).isEqualTo(2);
        assertThat(producer.failure()).isEmpty();
    }

    @Test
    void shouldReportTheFirstFailureAndNoMoreMessages() {
        for (int i = 1; i <= 2; i++) {
            producer.send(List.of(new SeriesObservation("a", new Observation(i, 2))), () -> calls.add("written"));
            kafka.errorNext(new TopicAuthorizationException("no right " + i));
        }

        assertThat(calls).containsExactly("failed");
        assertThat(producer.failure().orElseThrow())
                .hasMessage("an observation could not be written to events: no right 1");
    }

    /** Kafka says only that an earlier record failed if it refuses the next one before the answer about that one is here. */
    @Test
    void shouldTellTheReasonOfAnErrorState() {
        kafka.sendException = new KafkaException("in an error state", new TopicAuthorizationException("no right"));
        producer.send(List.of(new SeriesObservation("a", new Observation(1, 2))), () -> calls.add("written"));

        assertThat(producer.failure().orElseThrow())
                .hasMessage("an observation could not be written to events: in an error state: no right");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
