package io.wavecast.trainer;

import java.time.Duration;

/** What a training tells while it goes on. Called from the training's thread. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /** @param read records so far; @param total records there are */
    default void historyRead(long read, long total) {}

    /** The history is in. */
    default void historyComplete(int series, long samples, long periodMicros) {}

    /**
     * @param update so many were made
     * @param updates at most
     * @param loss on the training windows, in units of what the lags leave over
     * @param validationLoss mean squared error on the validation part, with the state carried on; 1 is what the lags leave over
     * @param timeLeft if all updates are made
     */
    default void updatesDone(int update, int updates, double loss, double validationLoss, Duration timeLeft) {}
}
