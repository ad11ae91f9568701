package io.wavecast.trainer.mode;

import io.wavecast.trainer.history.HistorySettings;

/** Trains the models of one name, and reports the results itself. */
@FunctionalInterface
public interface TrainingJob {
    /**
     * Trains and judges a model, and publishes it if it is worth publishing.
     *
     * @param model the model's name
     * @param history the samples to learn from
     * @throws IllegalArgumentException if there is too little data; the message says how much is needed
     * @throws RuntimeException for any other failure, which the job has counted
     * @throws InterruptedException if the thread is interrupted
     */
    void run(String model, HistorySettings history) throws InterruptedException;

    /** Reports that requests for a model are given up without another training. */
    default void gaveUp(String model) {}
}
