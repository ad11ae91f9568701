package io.wavecast.benchmarks.restore;

import io.wavecast.benchmarks.testbed.ServiceProcess;
import io.wavecast.benchmarks.testbed.Testbed;
import java.time.Duration;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Counts forecasts that are committed from now on. */
final class NewForecastCounter implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long count;

    NewForecastCounter(Testbed lab, String topic) {
        consumer = lab.committed(topic);
        consumer.seekToEnd(consumer.assignment());
        // Asks where the end is, so that it is the end of now.
        consumer.assignment().forEach(consumer::position);
    }

    /** @throws IllegalStateException if the service ends before */
    void await(long wanted, ServiceProcess service) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count < wanted) {
            if (!service.alive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + count + " of " + wanted + " forecasts came");
            }
            count += consumer.poll(POLL).count();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
