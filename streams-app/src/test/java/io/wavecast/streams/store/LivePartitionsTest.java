package io.wavecast.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivePartitionsTest {
    private static final int PUMP_7 = 1; // of 4 partitions
    private static final int SENSOR = 1;

    private final List<String> events = new ArrayList<>();
    private final LivePartitions.Listener listener = new LivePartitions.Listener() {
        @Override
        public void placed(boolean byDefault) {
            events.add(byDefault ? "default" : "other");
        }

        @Override
        public void onTwoPartitions(String series, int partition, int other) {
            events.add(series + ": " + partition + ", " + other);
        }
    };

    /** The expected partitions come from murmur2 in Python; the CRC32 of librdkafka gives 2 and 0. */
    @Test
    void shouldKnowThePartitionsOfKafkasJavaClient() {
        assertThat(key("hall/pump-7").defaultPartition(4)).isEqualTo(PUMP_7);
        assertThat(key("sensor").defaultPartition(4)).isEqualTo(SENSOR);
    }

    @Test
    void shouldCountSeriesByTheirPartitioner() {
        var partitions = new LivePartitions(4, listener);
        partitions.live(key("sensor"), SENSOR);
        partitions.live(key("hall/pump-7"), (PUMP_7 + 1) % 4);

        assertThat(events).containsExactly("default", "other");
    }

    @Test
    void shouldFindAKeyOnTwoPartitionsWhileBothAreLive() {
        var partitions = new LivePartitions(0, listener);
        partitions.live(key("sensor"), 1);
        partitions.live(key("sensor"), 2);
        assertThat(events).containsExactly("sensor: 2, 1");

        partitions.gone(key("sensor"), 2);
        partitions.live(key("sensor"), 1);
        partitions.gone(key("sensor"), 1);
        partitions.live(key("sensor"), 2);
        assertThat(events).hasSize(1);
    }

    private static SeriesKey key(String name) {
        return SeriesKey.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
