package io.wavecast.trainer.mode;

import io.wavecast.trainer.history.HistorySettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a training at a fixed interval. A training that fails is repeated when the next one is due. */
public final class PeriodicTraining {
    private static final Logger log = LoggerFactory.getLogger(PeriodicTraining.class);

    private final TrainingJob job;
    private final Duration interval;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition neverSignalled = lock.newCondition();

    /** @param interval from the start of one training to the start of the next; a longer training is followed by the next at once */
    public PeriodicTraining(TrainingJob job, Duration interval) {
        this.job = job;
        this.interval = interval;
    }

    /**
     * Trains until the thread is interrupted.
     *
     * @throws InterruptedException always, in the end
     */
    public void run(String model, HistorySettings history) throws InterruptedException {
        long due = System.nanoTime();
        while (true) {
            try {
                job.run(model, history);
            } catch (InterruptException e) { // Kafka's own, unchecked
                throw (InterruptedException) new InterruptedException("while training").initCause(e);
            } catch (IllegalArgumentException | IllegalStateException | KafkaException e) {
                log.warn("training {} failed, next attempt in {}: {}", model, interval, e.getMessage(), e);
            }
            due = Math.max(System.nanoTime(), due + interval.toNanos());
            sleepUntil(due);
        }
    }

    private void sleepUntil(long due) throws InterruptedException {
        lock.lock();
        try {
            long left = due - System.nanoTime();
            while (left > 0) {
                neverSignalled.await(left, TimeUnit.NANOSECONDS); // ends by time or by an interrupt
                left = due - System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }
}
