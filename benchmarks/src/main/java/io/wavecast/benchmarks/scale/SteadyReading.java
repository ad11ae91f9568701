package io.wavecast.benchmarks.scale;

import io.wavecast.benchmarks.testbed.FirstSendFailure;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.wire.ForecastCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Sends observations when they are due, whatever becomes of earlier ones, and reads the committed forecasts. Every forecast is counted; one
 * in {@value #SAMPLED} is decoded and timed, since reading them all would take processor time from the service.
 */
final class SteadyReading {
    private static final int SAMPLED = 16;
    private static final long TICK_NANOS = 2_000_000;
    private static final double NANOS = 1e9;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Testbed testbed;
    private final Workload workload;
    private final double perSecond;

    /**
     * What was read.
     *
     * @param millis from when an observation was due to its forecast being read
     * @param answered forecasts read until the last observation was due
     * @param all forecasts read in all
     */
    record Result(Histogram millis, long answered, long all) {}

    SteadyReading(Testbed testbed, Workload workload, double perSecond) {
        this.testbed = testbed;
        this.workload = workload;
        this.perSecond = perSecond;
    }

    /**
     * Sends records and reads their forecasts.
     *
     * @param consumer of committed forecasts, at the end of their topic
     * @param first number of the first record
     * @throws IllegalStateException if a record could not be sent
     */
    Result run(KafkaConsumer<byte[], byte[]> consumer, long first, long records) {
        var millis = new Histogram(3);
        var forecasts = new ForecastCodec();
        var failure = new FirstSendFailure();
        long begun = System.nanoTime();
        var sender = new Thread(() -> send(first, records, begun, failure), "steady-sender");
        sender.start();
        long end = begun + (long) (records / perSecond * NANOS);
        long answered = 0;
        long all = 0;
        while (all < records && System.nanoTime() - end < GRACE.toNanos()) {
            var read = consumer.poll(POLL);
            long now = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> record : read) {
                if (all++ % SAMPLED == 0) {
                    long number = workload.recordOf(
                            record.key(), forecasts.read(record.value()).madeMicros());
                    long due = begun + (long) ((number - first) / perSecond * NANOS);
                    millis.recordValue(Math.max(0, now - due) / 1_000_000);
                }
            }
            if (now - end < 0) {
                answered = all;
            }
            failure.rethrow();
        }
        sender.interrupt();
        return new Result(millis, answered, all);
    }

    private void send(long first, long records, long begun, FirstSendFailure failure) {
        var codec = workload.codec();
        try (var producer = testbed.clients()
                .producer(Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 << 10,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"))) {
            for (long i = 0; i < records && !Thread.currentThread().isInterrupted(); i++) {
                while (System.nanoTime() - begun < i / perSecond * NANOS
                        && !Thread.currentThread().isInterrupted()) {
                    LockSupport.parkNanos(TICK_NANOS);
                }
                var unused = producer.send(
                        workload.record(Testbed.OBSERVATIONS, first + i, codec), failure); // failures arrive there
            }
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                failure.failed(e);
            }
        }
    }
}
