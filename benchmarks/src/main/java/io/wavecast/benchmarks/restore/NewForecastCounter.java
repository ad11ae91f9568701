package io.wavecast.benchmarks.restore;

import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.Testbed;
import java.time.Duration;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Counts the forecasts that are committed after its creation. */
final class NewForecastCounter implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofMinutes(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long count;

    /** @param topic of forecasts */
    NewForecastCounter(Testbed testbed, String topic) {
        consumer = testbed.clients().consumer(topic);
        consumer.seekToEnd(consumer.assignment());
        // Seeking is lazy; this fixes the present end.
        consumer.assignment().forEach(consumer::position);
    }

    /**
     * Returns when this number of forecasts has been committed since creation.
     *
     * @throws IllegalStateException if the service ends before that, or 20 minutes pass
     */
    void await(long expected, ServiceProcess service) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (count < expected) {
            if (!service.alive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("expected " + expected + " forecasts, was " + count);
            }
            count += consumer.poll(POLL).count();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
