package io.wavecast.trainer.progress;

import java.time.Duration;

/** Receives the progress of a training, on the training's thread. */
public interface TrainingListener {
    /** Ignores every event. */
    TrainingListener SILENT = new TrainingListener() {};

    /** A listener that passes every event to this one, then to the other. */
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

    /**
     * Called after some records of the history were read.
     *
     * @param read records read so far
     * @param total records in the topic
     */
    default void historyRead(long read, long total) {}

    /**
     * Called once the whole history was read.
     *
     * @param series number of series
     * @param samples number of samples of all series
     * @param periodMicros median time between two samples, in microseconds
     */
    default void historyComplete(int series, long samples, long periodMicros) {}

    /**
     * Called after some updates of the weights.
     *
     * @param update number of updates so far
     * @param updates the largest number of updates
     * @param loss on the training windows; 1 is the residual of the linear path
     * @param validationLoss mean squared error on the validation part, with the hidden state carried on; 1 is the residual of the
     *     linear path
     * @param timeLeft estimated time until all updates are made
     */
    default void updatesDone(int update, int updates, double loss, double validationLoss, Duration timeLeft) {}
}
