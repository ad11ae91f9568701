package io.wavecast.trainer.drift;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How good a version was in its last {@value #BLOCKS} blocks. */
final class TrackRecord {
    private static final int BLOCKS = 64;
    private static final int LEAST = 8;

    private final Deque<Double> logRatios = new ArrayDeque<>();

    void add(double logRatio) {
        if (logRatios.size() == BLOCKS) {
            logRatios.removeFirst();
        }
        logRatios.addLast(logRatio);
    }

    /** Mean and error of log (RMSE / RMSE of the naive forecast); empty before {@value #LEAST} blocks. */
    Optional<BatchMoments> moments() {
        if (logRatios.size() < LEAST) {
            return Optional.empty();
        }
        var moments = new BatchMoments();
        logRatios.forEach(moments::add);
        return Optional.of(moments);
    }
}
