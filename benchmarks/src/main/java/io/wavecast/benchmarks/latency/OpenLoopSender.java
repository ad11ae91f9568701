package io.wavecast.benchmarks.latency;

import io.wavecast.benchmarks.testbed.FirstSendFailure;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Sends a workload by its schedule and never waits for an answer. It looks at the clock once per millisecond and sends all that
 * is due then: waking for each record would take the processor from what is measured, and what a record waits for the next look
 * counts like any other wait.
 */
final class OpenLoopSender implements AutoCloseable {
    private static final long TICK_NANOS = 1_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Workload workload;
    private final SendSchedule schedule;
    private final long records;
    private final FirstSendFailure failure = new FirstSendFailure();
    private final Thread thread = new Thread(this::send, "open-load");

    /** Sends from now on, on a thread of its own. */
    OpenLoopSender(KafkaProducer<byte[], byte[]> producer, Workload workload, SendSchedule schedule, long records) {
        this.producer = producer;
        this.workload = workload;
        this.schedule = schedule;
        this.records = records;
        thread.start();
    }

    /** @throws IllegalStateException if something could not be sent so far */
    void check() {
        failure.rethrow();
    }

    /** Ends early where not everything was sent. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        var codec = workload.codec();
        try {
            for (long i = 0; i < records && !Thread.currentThread().isInterrupted(); i++) {
                var record = workload.record(Testbed.OBSERVATIONS, i, codec);
                while (schedule.due(i) > System.nanoTime()
                        && !Thread.currentThread().isInterrupted()) {
                    LockSupport.parkNanos(TICK_NANOS);
                }
                producer.send(record, failure);
            }
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                failure.onCompletion(null, e);
            }
        }
    }
}
