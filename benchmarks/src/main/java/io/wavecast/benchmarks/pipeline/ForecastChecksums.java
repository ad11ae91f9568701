package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.testbed.Testbed;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** How many forecasts a service committed, and whether the first of every series have the same bytes as another's. */
final class ForecastChecksums {
    private static final Duration POLL = Duration.ofMillis(200);

    private final int first;
    private final Map<ByteBuffer, Series> bySeries = new HashMap<>();
    private long count;

    /** @param first how many forecasts of every series are compared */
    ForecastChecksums(int first) {
        this.first = first;
    }

    /** Reads a topic to its end. */
    static ForecastChecksums read(Testbed lab, String topic, int first) {
        var forecasts = new ForecastChecksums(first);
        try (KafkaConsumer<byte[], byte[]> consumer = lab.committed(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    forecasts.add(record.key(), record.value());
                }
            }
        }
        return forecasts;
    }

    void add(byte[] series, byte[] forecast) {
        count++;
        bySeries.computeIfAbsent(ByteBuffer.wrap(series), key -> new Series(series))
                .add(forecast);
    }

    long count() {
        return count;
    }

    /** Series with fewer forecasts than are compared. */
    long incomplete() {
        return bySeries.values().stream().filter(series -> series.count < first).count();
    }

    /** Of all series, and of their first forecasts in their order; the order of series does not matter. */
    long checksum() {
        return bySeries.values().stream()
                .mapToLong(series -> mixed(series.checksum.getValue()))
                .sum();
    }

    /** So that differences of two series do not make up for each other in the sum; as SplittableRandom does. */
    private static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** One series' forecasts so far. */
    private final class Series {
        private final CRC32C checksum = new CRC32C();
        private int count;

        Series(byte[] key) {
            checksum.update(key);
        }

        void add(byte[] forecast) {
            if (count < first) {
                checksum.update(forecast);
            }
            count++;
        }
    }
}
