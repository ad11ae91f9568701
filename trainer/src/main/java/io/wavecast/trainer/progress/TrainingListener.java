package io.wavecast.trainer.progress;

import java.time.Duration;

/** What a training tells while it goes on. Called from the training's thread. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /** Tells both. */
    default TrainingListener and(TrainingListener other) {
        TrainingListener first = this;
        return new TrainingListener() {
            @Override
            public void historyRead(long read, long total) {
                first.historyRead(read, total);
                other.historyRead(read, total);
            }

            @Override
            public void historyComplete(int series, long samples, long periodMicros) {
                first.historyComplete(series, samples, periodMicros);
                other.historyComplete(series, samples, periodMicros);
            }

            @Override
            public void updatesDone(int update, int updates, double loss, double validationLoss, Duration timeLeft) {
                first.updatesDone(update, updates, loss, validationLoss, timeLeft);
                other.updatesDone(update, updates, loss, validationLoss, timeLeft);
            }
        };
    }

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
