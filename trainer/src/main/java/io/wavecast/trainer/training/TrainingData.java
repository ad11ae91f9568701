package io.wavecast.trainer.training;

import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SegmentedHistory;
import io.wavecast.trainer.history.Split;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A split history and the lags that it allows.
 *
 * @param maxLags the most lags that a model may use
 * @param split with enough lead-in for these lags; test data begin with the whole past of their segment
 */
record TrainingData(int maxLags, Split split) {
    private static final Logger log = LoggerFactory.getLogger(TrainingData.class);
    /** Observations that settle a hidden state. */
    static final int WARM_UP = 64;

    /** Splits a history. */
    static TrainingData of(TrainSettings settings, History history) {
        SegmentedHistory segments = SegmentedHistory.of(history);
        int lags = maxLags(segments, settings.network().lags());
        return new TrainingData(lags, segments.split(Math.max(WARM_UP, lags), Integer.MAX_VALUE));
    }

    /**
     * The largest number of lags to use: the requested one, or a smaller one if gaps would leave fewer than four fifths of the test
     * targets with the requested number of samples before them.
     */
    private static int maxLags(SegmentedHistory segments, int requested) {
        int lags = requested;
        long targets = segments.testTargets(WARM_UP);
        while (lags > WARM_UP && 5 * segments.testTargets(lags) < 4 * targets) {
            lags = Math.max(WARM_UP, lags / 2);
        }
        if (lags < requested) {
            log.info("gaps leave too few targets for {} lags: at most {} are used", requested, lags);
        }
        return lags;
    }
}
