package io.wavecast.benchmarks.swap;

import io.wavecast.benchmarks.load.OpenLoopSender;
import io.wavecast.benchmarks.load.SendSchedule;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.wire.ForecastCodec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Sends observations when they are due, without an end, and reads the committed forecasts. */
final class LiveLoad implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long GRACE_NANOS = Duration.ofSeconds(20).toNanos();

    private final ForecastCodec codec = new ForecastCodec();
    private final Workload workload;
    private final long first;
    private final SendSchedule schedule;
    private final long[] versions; // that of the newest forecast, by series
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final OpenLoopSender sender;

    /**
     * Starts to send.
     *
     * @param first number of the first record
     * @param forecasts name of the topic that is read, from its present end
     */
    LiveLoad(Testbed testbed, Workload workload, long first, int perSecond, String forecasts) {
        this.workload = workload;
        this.first = first;
        versions = new long[workload.series()];
        consumer = testbed.clients().consumer(forecasts);
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        producer = testbed.clients().producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
        schedule = new SendSchedule(System.nanoTime(), perSecond, 1);
        sender = new OpenLoopSender(producer, workload, schedule, first, Long.MAX_VALUE);
    }

    /**
     * Reads until the forecasts of all observations that are due in a time are there.
     *
     * @param begin of the time, on the clock of {@link System#nanoTime}, not yet past
     * @param seconds length of the time
     * @return microseconds from the due time of each of these observations until its forecast was read
     * @throws IllegalStateException if some have no forecast
     */
    Histogram measure(long begin, int seconds) {
        long from = (long) Math.ceil((begin - schedule.startNanos()) / 1e9 * schedule.perSecond());
        long count = (long) seconds * schedule.perSecond();
        var micros = new Histogram(3);
        while (micros.getTotalCount() < count) {
            var read = consumer.poll(POLL);
            long now = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> record : read) {
                Forecast forecast = codec.read(record.value());
                long sent = workload.recordOf(record.key(), forecast.madeMicros()) - first;
                versions[(int) (sent % versions.length)] = forecast.model().number();
                if (sent >= from && sent < from + count) {
                    micros.recordValue(Math.max(0, now - schedule.due(sent)) / 1_000);
                }
            }
            sender.check();
            if (now - schedule.due(from + count) > GRACE_NANOS) {
                throw new IllegalStateException(
                        "expected " + count + " forecasts, was " + micros.getTotalCount() + ": the load is too high");
            }
        }
        return micros;
    }

    /** Number of series whose newest forecast is of this version. */
    long servedBy(long version) {
        return Arrays.stream(versions).filter(newest -> newest == version).count();
    }

    @Override
    public void close() {
        sender.close();
        producer.close();
        consumer.close();
    }
}
