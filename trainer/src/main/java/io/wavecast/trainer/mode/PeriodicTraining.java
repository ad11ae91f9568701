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

/** Trains again and again. A training that fails is tried again when the next one is due. */
public final class PeriodicTraining {
    private static final Logger log = LoggerFactory.getLogger(PeriodicTraining.class);

    private final TrainingJob training;
    private final Duration every;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition never = lock.newCondition();

    /** @param every from the begin of one training to the begin of the next; one that takes longer is followed at once */
    public PeriodicTraining(TrainingJob training, Duration every) {
        this.training = training;
        this.every = every;
    }

    /** Returns only by being interrupted. */
    public void run(String model, HistorySettings history) throws InterruptedException {
        long due = System.nanoTime();
        while (true) {
            try {
                training.run(model, history);
            } catch (InterruptException e) { // Kafka's own, unchecked
                throw (InterruptedException) new InterruptedException("while training").initCause(e);
            } catch (IllegalArgumentException | IllegalStateException | KafkaException e) {
                log.warn("training {} failed, it is tried again in {}: {}", model, every, e.getMessage(), e);
            }
            due = Math.max(System.nanoTime(), due + every.toNanos());
            await(due);
        }
    }

    private void await(long due) throws InterruptedException {
        lock.lock();
        try {
            long left = due - System.nanoTime();
            while (left > 0) {
                never.await(left, TimeUnit.NANOSECONDS); // ends by time, or by an interrupt
                left = due - System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }
}
