package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.core.wire.ForecastCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** How many forecasts were committed, and the first means of every series. */
final class ForecastMeans {
    private static final Duration POLL = Duration.ofMillis(200);

    private final int first;
    private final ForecastCodec codec = new ForecastCodec();
    private final Map<String, Series> bySeries = new TreeMap<>();
    private long count;

    /** @param first how many forecasts of every series are kept */
    ForecastMeans(int first) {
        this.first = first;
    }

    /** Reads what was committed to a topic, to its end. */
    static ForecastMeans read(Testbed lab, String topic, int first) {
        var means = new ForecastMeans(first);
        try (KafkaConsumer<byte[], byte[]> consumer = lab.committed(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    means.add(record.key(), record.value());
                }
            }
        }
        return means;
    }

    void add(byte[] series, byte[] forecast) {
        count++;
        Series of = bySeries.computeIfAbsent(new String(series, StandardCharsets.UTF_8), key -> new Series(first));
        if (of.count < first) {
            of.means[of.count++] = codec.read(forecast).steps().get(0).mean()[0];
        }
    }

    long count() {
        return count;
    }

    /**
     * @param tolerance in the user's units
     * @throws IllegalStateException if a series has too few means, or others than here
     */
    void check(String who, ForecastMeans other, double tolerance) {
        if (!bySeries.keySet().equals(other.bySeries.keySet())) {
            throw new IllegalStateException(
                    who + " answered " + other.bySeries.size() + " series in place of " + bySeries.size());
        }
        bySeries.forEach((series, ours) -> {
            Series theirs = other.bySeries.get(series);
            for (int i = 0; i < first; i++) {
                if (i >= theirs.count || !(Math.abs(ours.means[i] - theirs.means[i]) <= tolerance)) {
                    throw new IllegalStateException(who + " made another forecast number " + i + " of " + series + ": "
                            + theirs.means[i] + " in place of " + ours.means[i]);
                }
            }
        });
    }

    /** One series' first means. */
    private static final class Series {
        private final double[] means; // (first)
        private int count;

        Series(int first) {
            means = new double[first];
        }
    }
}
