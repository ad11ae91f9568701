package io.wavecast.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.wire.WireFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventTrialTest {
    private final StringWriter out = new StringWriter();
    private final EventTrial trial =
            new EventTrial(EventForm.of("telegraf").reader(WireFormat.JSON), new PrintWriter(out, true));

    @Test
    void shouldAdviseIfASeriesIsInSeveralPartitions() {
        trial.print(record(0, "a"));
        trial.print(record(1, "b"));
        trial.print(record(0, "a"));
        assertThat(trial.advice()).isEmpty();

        trial.print(record(3, "b"));
        assertThat(trial.advice().orElseThrow())
                .startsWith("expected each series in one partition, was b/x in [1, 3]: ")
                .contains("routing_tag", "--lateness");
        assertThat(trial.observations()).isEqualTo(4);
        assertThat(out.toString()).contains("sensor-events-3 offset 7, no key");
    }

    private static ConsumerRecord<byte[], byte[]> record(int partition, String name) {
        String metric = "{\"fields\":{\"x\":1},\"name\":\"" + name + "\",\"tags\":{},\"timestamp\":1717171717}";
        return new ConsumerRecord<>("sensor-events", partition, 7, null, metric.getBytes(StandardCharsets.UTF_8));
    }
}
