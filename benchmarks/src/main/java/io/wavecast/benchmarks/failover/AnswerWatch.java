package io.wavecast.benchmarks.failover;

import io.wavecast.benchmarks.load.SendSchedule;
import io.wavecast.benchmarks.workload.Workload;
import io.wavecast.core.wire.ForecastCodec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/** Reads committed forecasts in a thread of its own, and notes when each partition had some. Times are those of {@link System#nanoTime}. */
final class AnswerWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long TIMEOUT_MILLIS = Duration.ofMinutes(2).toMillis();

    private final ForecastCodec codec = new ForecastCodec();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Workload workload;
    private final SendSchedule schedule;
    private final long[] newestDue; // by partition: when the newest answered observation was due
    private final long[] read; // by partition: when a forecast was read last
    private final long[] longest; // by partition: nanoseconds between two reads, since the last reset
    private final Thread thread = new Thread(this::watch, "answer-watch");

    /** @param consumer of committed forecasts in all partitions; closed by this watch */
    AnswerWatch(KafkaConsumer<byte[], byte[]> consumer, Workload workload, SendSchedule schedule) {
        this.consumer = consumer;
        this.workload = workload;
        this.schedule = schedule;
        newestDue = new long[workload.partitions()];
        read = new long[workload.partitions()];
        longest = new long[workload.partitions()];
        Arrays.fill(newestDue, Long.MIN_VALUE);
        reset();
        thread.start();
    }

    /** Forgets the times between reads so far. */
    synchronized void reset() {
        long now = System.nanoTime();
        for (int partition = 0; partition < read.length; partition++) {
            longest[partition] = 0;
            read[partition] = now;
        }
    }

    /**
     * Waits until each of these partitions has a forecast for an observation that was due after this time.
     *
     * @return when the last of them had it
     * @throws IllegalStateException after two minutes
     */
    synchronized long await(Set<Integer> partitions, long due) throws InterruptedException {
        long begun = System.nanoTime();
        while (partitions.stream().anyMatch(partition -> newestDue[partition] <= due)) {
            if (System.nanoTime() - begun > TIMEOUT_MILLIS * 1_000_000) {
                throw new IllegalStateException("expected forecasts in partitions " + partitions + " within "
                        + TIMEOUT_MILLIS + " ms, were none");
            }
            wait(TIMEOUT_MILLIS);
        }
        return System.nanoTime();
    }

    /** The longest time between two reads of any of these partitions since the last reset, in nanoseconds; 0 without partitions. */
    synchronized long longestGap(Set<Integer> partitions) {
        long now = System.nanoTime();
        return partitions.stream()
                .mapToLong(partition -> Math.max(longest[partition], now - read[partition]))
                .max()
                .orElse(0);
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    note(records, System.nanoTime());
                }
            }
        } catch (WakeupException e) {
            // closed
        }
    }

    private synchronized void note(Iterable<ConsumerRecord<byte[], byte[]>> records, long now) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            int partition = record.partition();
            long due = schedule.due(
                    workload.recordOf(record.key(), codec.read(record.value()).madeMicros()));
            newestDue[partition] = Math.max(newestDue[partition], due);
            longest[partition] = Math.max(longest[partition], now - read[partition]);
            read[partition] = now;
        }
        notifyAll();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
