package io.wavecast.trainer;

import io.wavecast.trainer.mode.TrainerProgress;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Duration;

/** Counts each event of a training as a step of the trainer. */
record ProgressSteps(TrainerProgress progress) implements TrainingListener {
    @Override
    public void historyRead(long read, long total) {
        progress.step();
    }

    @Override
    public void historyComplete(int series, long samples, long periodMicros) {
        progress.step();
    }

    @Override
    public void updatesDone(int update, int updates, double loss, double validationLoss, Duration timeLeft) {
        progress.step();
    }
}
