package io.wavecast.trainer.drift;

import io.wavecast.core.series.ScoreSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Collects the scores of one version in blocks of time. Each series counts alike in a block, whatever its rate. A block is complete when a score
 * arrives two blocks later; so partitions may be apart by a block. Time is that of records, not of events: one sensor with a wrong clock cannot
 * end the blocks of all others.
 */
final class ScoreBlocks {
    /** Series and horizons in one block; further ones are left out, so that memory is bounded. */
    static final int MAX_CELLS = 100_000;

    /** In minutes that are all but still, the naive error is next to nothing. Their ratios must not outweigh those of all others. */
    private static final double MAX_LOG_RATIO = Math.log(10);
    /** Of forecasts without an error. Models of smooth signals are far better than the last value, and must not seem alike. */
    private static final double MIN_LOG_RATIO = -Math.log(1e6);

    private final long blockMillis;
    private final TreeMap<Long, Map<Cell, Sums>> open = new TreeMap<>(); // three at most
    private long done = Long.MIN_VALUE;

    ScoreBlocks(long blockMillis) {
        this.blockMillis = blockMillis;
    }

    private record Cell(String series, int horizon) {}

    private static final class Sums {
        private double squared;
        private double naiveSquared;
        private double covered;
        private double count;
    }

    /**
     * Adds the scores of one series.
     *
     * @param atMillis time of the record. One that is too early for an open block counts for the oldest one
     * @return the blocks that are complete now, oldest first
     */
    List<ScoreBlock> add(String series, ScoreSummary summary, long atMillis) {
        long index = Math.max(Math.floorDiv(atMillis, blockMillis), done + 1);
        Map<Cell, Sums> cells = open.computeIfAbsent(index, key -> new HashMap<>());
        var cell = new Cell(series, summary.horizon());
        if (cells.size() < MAX_CELLS || cells.containsKey(cell)) {
            Sums sums = cells.computeIfAbsent(cell, key -> new Sums());
            sums.squared += summary.squaredError();
            sums.naiveSquared += summary.naiveSquaredError();
            sums.covered += summary.covered();
            sums.count += summary.count();
        }
        List<ScoreBlock> complete = new ArrayList<>();
        while (open.firstKey() <= open.lastKey() - 2) {
            done = open.firstKey();
            complete.add(block(Objects.requireNonNull(open.remove(done))));
        }
        return complete;
    }

    private static ScoreBlock block(Map<Cell, Sums> cells) {
        double ratios = 0;
        double missed = 0;
        double steps = 0;
        int compared = 0;
        for (Map.Entry<Cell, Sums> cell : cells.entrySet()) {
            Sums sums = cell.getValue();
            if (sums.naiveSquared > 0) { // a signal that stands still says nothing about errors
                double ratio = Math.log(sums.squared / sums.naiveSquared) / 2;
                ratios += Math.max(MIN_LOG_RATIO, Math.min(MAX_LOG_RATIO, ratio));
                compared++;
            }
            missed += 1 - sums.covered / sums.count;
            steps += sums.count / cell.getKey().horizon();
        }
        return new ScoreBlock(ratios / compared, missed / cells.size(), steps);
    }
}
