package io.wavecast.benchmarks.latency;

import io.wavecast.benchmarks.load.OpenLoopSender;
import io.wavecast.benchmarks.load.SendSchedule;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.wire.ForecastCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Sends a workload at a fixed rate and measures the time until each forecast is read. */
final class LatencyMeter {
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final Duration POLL = Duration.ofMillis(100);
    /** Time for the last forecasts after the last record was due. */
    private static final long GRACE_NANOS = Duration.ofSeconds(5).toNanos();

    private final ForecastCodec forecasts = new ForecastCodec();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * @param producer of observations
     * @param consumer of committed forecasts
     */
    LatencyMeter(KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer) {
        this.producer = producer;
        this.consumer = consumer;
    }

    /**
     * Measures one workload.
     *
     * @param seconds measured
     * @param skipSeconds before, unmeasured
     */
    RateResult measure(Workload workload, int seconds, int skipSeconds) {
        int rate = workload.series() * LatencyBenchmark.HERTZ;
        long first = (long) rate * skipSeconds;
        long records = first + (long) rate * seconds;
        byte[] prefix = workload.name().getBytes(StandardCharsets.UTF_8);
        var latencies = new Histogram(SIGNIFICANT_DIGITS);
        var schedule = new SendSchedule(System.nanoTime(), rate, workload.series());
        long unanswered = records;
        try (var sender = new OpenLoopSender(producer, workload, schedule, records)) {
            while (unanswered > 0 && System.nanoTime() - schedule.due(records) < GRACE_NANOS) {
                var read = consumer.poll(POLL);
                long now = System.nanoTime();
                for (ConsumerRecord<byte[], byte[]> record : read) {
                    if (startsWith(record.key(), prefix)) {
                        long answered = workload.recordOf(
                                record.key(), forecasts.read(record.value()).madeMicros());
                        unanswered--;
                        if (answered >= first) {
                            latencies.recordValue((now - schedule.due(answered)) / 1_000);
                        }
                    }
                }
                sender.check();
            }
        }
        return new RateResult(latencies, unanswered);
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length > prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
