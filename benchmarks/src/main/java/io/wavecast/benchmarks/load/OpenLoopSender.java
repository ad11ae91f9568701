package io.wavecast.benchmarks.load;

import io.wavecast.benchmarks.testbed.FirstSendFailure;
import io.wavecast.benchmarks.testbed.Testbed;
import io.wavecast.benchmarks.workload.Workload;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Sends a workload at its due times and never waits for an answer (open loop). If records are due more often, it wakes once per
 * millisecond and sends all that are due: waking for each of them would take processor time from the measured service. The wait for the
 * next wake-up is part of the latency.
 */
public final class OpenLoopSender implements AutoCloseable {
    private static final long TICK_NANOS = 1_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Workload workload;
    private final SendSchedule schedule;
    private final long first;
    private final long records;
    private final FirstSendFailure failure = new FirstSendFailure();
    private final Thread thread = new Thread(this::send, "open-loop-sender");

    /** Starts a thread that sends records 0 to {@code records}, the latter excluded. */
    public OpenLoopSender(
            KafkaProducer<byte[], byte[]> producer, Workload workload, SendSchedule schedule, long records) {
        this(producer, workload, schedule, 0, records);
    }

    /** Starts a thread that sends so many records, of which the first has the number {@code first}. */
    public OpenLoopSender(
            KafkaProducer<byte[], byte[]> producer,
            Workload workload,
            SendSchedule schedule,
            long first,
            long records) {
        this.producer = producer;
        this.workload = workload;
        this.schedule = schedule;
        this.first = first;
        this.records = records;
        thread.start();
    }

    /**
     * Checks the records sent so far.
     *
     * @throws IllegalStateException if any send has failed
     */
    public void check() {
        failure.rethrow();
    }

    /** Stops sending, and waits for the thread to end. */
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
                var record = workload.record(Testbed.OBSERVATIONS, first + i, codec);
                long early = schedule.due(i) - System.nanoTime();
                while (early > 0 && !Thread.currentThread().isInterrupted()) {
                    LockSupport.parkNanos(Math.max(TICK_NANOS, early));
                    early = schedule.due(i) - System.nanoTime();
                }
                var unused = producer.send(record, failure); // failures arrive in the callback
            }
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                failure.failed(e);
            }
        }
    }
}
