package io.wavecast.trainer.mode;

import io.wavecast.trainer.history.HistorySettings;

/** One training of all that is asked for, with its results told to whoever asked. */
@FunctionalInterface
public interface TrainingJob {
    /**
     * @param model the model's name
     * @param history which part of the past to learn from
     * @throws IllegalArgumentException if there is too little data; the message says what would do
     */
    void run(String model, HistorySettings history) throws InterruptedException;
}
