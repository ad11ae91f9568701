package io.wavecast.benchmarks.latency;

import io.wavecast.benchmarks.lab.FirstFailure;
import io.wavecast.benchmarks.lab.Lab;
import io.wavecast.benchmarks.lab.Workload;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Sends a workload by its schedule and never waits for an answer. One that is late sends all that is due at once. */
final class OpenLoad implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Workload workload;
    private final Schedule schedule;
    private final long records;
    private final FirstFailure failure = new FirstFailure();
    private final Thread thread = new Thread(this::send, "open-load");

    /** Sends from now on, on a thread of its own. */
    OpenLoad(KafkaProducer<byte[], byte[]> producer, Workload workload, Schedule schedule, long records) {
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
                var record = workload.record(Lab.OBSERVATIONS, i, codec);
                for (long wait = schedule.due(i) - System.nanoTime();
                        wait > 0 && !Thread.currentThread().isInterrupted();
                        wait = schedule.due(i) - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
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
