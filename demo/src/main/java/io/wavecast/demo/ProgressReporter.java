package io.wavecast.demo;

import io.wavecast.demo.page.TrainingStatus;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Passes the steps of a training to the run's progress. */
final class ProgressReporter implements TrainingListener {
    private final RunProgress progress;
    private final String title;

    ProgressReporter(RunProgress progress, String title) {
        this.progress = progress;
        this.title = title;
    }

    @Override
    public void historyRead(long read, long total) {
        progress.training(Optional.of(new TrainingStatus(title + ": reading history", Double.NaN)));
    }

    @Override
    public void historyComplete(int series, long samples, long periodMicros) {
        progress.training(Optional.of(
                new TrainingStatus(title + ": " + samples + " samples of " + series + " series", Double.NaN)));
    }

    @Override
    public void updatesDone(int update, int updates, double loss, double validationLoss, Duration timeLeft) {
        progress.training(Optional.of(new TrainingStatus(
                String.format(
                        Locale.ROOT,
                        "%s: update %d of %d, validation loss %.3g",
                        title,
                        update,
                        updates,
                        validationLoss),
                (double) update / updates)));
    }
}
