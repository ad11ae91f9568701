package io.wavecast.trainer.mode;

import io.wavecast.trainer.history.HistorySettings;

/** Trains the models of one name, and reports the results itself. */
@FunctionalInterface
public interface TrainingJob {
    /**
     * Trains, judges and, where it is worth it, publishes.
     *
     * @param model the model's name
     * @param history which part of the past to learn from
     * @throws IllegalArgumentException if there is too little data; the message says how much is needed
     * @throws InterruptedException if the thread is interrupted
     */
    void run(String model, HistorySettings history) throws InterruptedException;
}
