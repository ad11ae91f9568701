package io.wavecast.trainer.mode;

import io.wavecast.trainer.history.HistorySettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a training at a fixed interval. A training that fails is repeated when the next one is due. Not thread-safe. */
public final class PeriodicTraining {
    private static final Logger log = LoggerFactory.getLogger(PeriodicTraining.class);

    private final TrainingJob job;
    private final String model;
    private final HistorySettings history;
    private final Duration interval;
    private final TrainerProgress progress;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition neverSignalled = lock.newCondition();
    private long due = System.nanoTime(); // of the next training

    /** @param interval from the start of one training to the start of the next; a longer training is followed by the next at once
     * @param progress receives each step of the loop */
    public PeriodicTraining(
            TrainingJob job, String model, HistorySettings history, Duration interval, TrainerProgress progress) {
        this.job = job;
        this.model = model;
        this.history = history;
        this.interval = interval;
        this.progress = progress;
    }

    /**
     * Trains until the thread is interrupted.
     *
     * @throws InterruptedException always, in the end
     */
    public void run() throws InterruptedException {
        while (true) {
            progress.step();
            try {
                trainIfDue();
            } catch (InterruptException e) { // Kafka's own, unchecked
                throw (InterruptedException) new InterruptedException("while training").initCause(e);
            }
            progress.pause(Duration.ofNanos(due - System.nanoTime()));
            sleepUntilDue();
        }
    }

    /** Runs the training if it is due. */
    void trainIfDue() throws InterruptedException {
        if (System.nanoTime() - due < 0) {
            return;
        }
        try {
            job.run(model, history);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException | Error e) { // memory and stack as well: the next training may need less of them
            log.warn("training {} failed, next attempt in {}: {}", model, interval, e.getMessage(), e);
        }
        due = Math.max(System.nanoTime(), due + interval.toNanos());
    }

    private void sleepUntilDue() throws InterruptedException {
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
