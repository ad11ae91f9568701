package io.wavecast.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.RecordMarks;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.demo.watch.series.SeriesSummary;
import io.wavecast.demo.watch.series.WatchedCluster;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ObservationReaderTest {
    private final WatchedCluster cluster = new WatchedCluster();

    @Test
    void shouldShowEachSeriesOfARecordThatNamesThem() {
        var reader = reader("telegraf", "cpu/");
        String metric = "{\"fields\":{\"idle\":%s,\"user\":1},\"name\":\"%s\",\"tags\":{},\"timestamp\":1717171717}";
        assertThat(reader.read(record(null, String.format(metric, 97.5, "cpu")), 0))
                .isZero();
        assertThat(reader.read(record("any", String.format(metric, 3, "disk")), 0))
                .isZero();

        assertThat(values()).isEqualTo(Map.of("cpu/idle", 97.5, "cpu/user", 1.0));
    }

    @Test
    void shouldCountTheEventsOfARecordThatCannotBeUsed() {
        var reader = reader("telegraf", "");
        String batch = "{\"metrics\":[{\"fields\":{\"a\":1},\"name\":\"m\",\"tags\":{},\"timestamp\":\"soon\"},"
                + "{\"fields\":{\"b\":2},\"name\":\"m\",\"tags\":{},\"timestamp\":1717171717}]}";
        assertThat(reader.read(record(null, batch), 0)).isEqualTo(1);
        assertThat(values()).isEqualTo(Map.of("m/b", 2.0));

        ConsumerRecord<byte[], byte[]> nonsense = record(null, "nonsense");
        assertThatThrownBy(() -> reader.read(nonsense, 0)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void shouldNotReadRecordsWhoseKeysNameOtherSeries() {
        var reader = reader(EventForm.WAVECAST, "hall/");
        assertThat(reader.read(record("other", "nonsense"), 0)).isZero();
        reader.read(record("hall/a", "{\"t\":1,\"period\":1,\"v\":[[6],[7]]}"), 0);
        assertThat(values()).isEqualTo(Map.of("hall/a", 7.0));
        assertThat(cluster.observations()).isEqualTo(2);

        ConsumerRecord<byte[], byte[]> unnamed = record(null, "{\"v\":1}");
        assertThatThrownBy(() -> reader.read(unnamed, 0)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void shouldForgetASeriesThatARecordOfAnyFormResets() {
        var reader = reader("telegraf", "");
        reader.read(record(null, "{\"fields\":{\"a\":1},\"name\":\"m\",\"tags\":{},\"timestamp\":1717171717}"), 0);
        ConsumerRecord<byte[], byte[]> reset = record("m/a", null);
        reset.headers().add(RecordMarks.RESET, new byte[0]);
        assertThat(reader.read(reset, 0)).isZero();
        assertThat(values()).isEqualTo(Map.of("m/a", Double.NaN));
    }

    private ObservationReader reader(String form, String prefix) {
        return new ObservationReader(
                new WatchSettings(
                        "here", Topics.defaults(), EventForm.of(form), WireFormat.JSON, prefix, Optional.empty()),
                cluster);
    }

    /** The newest value of each series. */
    private Map<String, Double> values() {
        return cluster.summaries(0).stream().collect(Collectors.toMap(SeriesSummary::key, SeriesSummary::value));
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, String value) {
        return new ConsumerRecord<>("sensor-events", 0, 0, bytes(key), bytes(value));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
