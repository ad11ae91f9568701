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
     * @param epoch 1 or more
     * @param epochs at most
     * @param loss mean squared error on the training windows, 1 being what the linear path leaves over
     * @param validationLoss the same on the validation part, with the state carried on
     * @param timeLeft if all epochs are run
     */
    default void epochDone(int epoch, int epochs, double loss, double validationLoss, Duration timeLeft) {}
}
