package io.wavecast.trainer.progress;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the progress of a training: a line for the history, and one for each quarter of the updates. */
public final class LogProgress implements TrainingListener {
    private static final Logger log = LoggerFactory.getLogger(LogProgress.class);
    private static final int QUARTERS = 4;

    private int loggedQuarters;

    @Override
    public void historyComplete(int series, long samples, long periodMicros) {
        loggedQuarters = 0;
        log.info("history: {} samples in {} series, one every {} ms", samples, series, periodMicros / 1000.0);
    }

    @Override
    public void updatesDone(int update, int updates, double loss, double validationLoss, Duration timeLeft) {
        int quarter = QUARTERS * update / updates;
        if (quarter > loggedQuarters) {
            loggedQuarters = quarter;
            log.info(
                    "update {} of {}: loss {}, validation {}, at most {} s left",
                    update,
                    updates,
                    (float) loss,
                    (float) validationLoss,
                    timeLeft.toSeconds());
        }
    }
}
