package io.wavecast.trainer.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the scores of many series in blocks of event time. A series gives its sums to a block with its first score of a later block. A
 * block is complete when any series has a score of a block that follows more than {@code slack} others; what comes for it afterwards is dropped
 * and counted. So series may be apart by so many whole blocks.
 *
 * <p>The state is one set of sums per series and open block. It need not survive a restart: the blocks that are open then are lost.
 */
public final class LossBlocks {
    private static final long SECOND = 1_000_000;

    private final long blockMicros;
    private final int slack;
    private final Map<String, Sums> bySeries = new HashMap<>();
    private final TreeMap<Long, Sums> open = new TreeMap<>(); // shares by block
    private long newest = Long.MIN_VALUE;
    private long dropped;

    /**
     * @param blockMicros length of a block in event time; see {@link #blockMicros(long, int)}
     * @param slack number of whole blocks by which series may be apart, at least 1
     */
    public LossBlocks(long blockMicros, int slack) {
        this.blockMicros = blockMicros;
        this.slack = slack;
    }

    /** The length of blocks of so many steps for a period of observations, in whole seconds. */
    public static long blockMicros(long periodMicros, int blockSteps) {
        long steps = Math.multiplyExact(periodMicros, blockSteps);
        return Math.max(1, (steps + SECOND - 1) / SECOND) * SECOND;
    }

    /**
     * Adds scores of one series.
     *
     * @param series key of the series
     * @param fromMicros event time of the first of them
     * @param scores sums of squared errors of both forecasters and of the naive one, for the same observations
     * @return the blocks that are complete now, oldest first
     */
    public List<LossBlock> add(String series, long fromMicros, PairedScores scores) {
        long index = Math.floorDiv(fromMicros, blockMicros);
        Sums sums = bySeries.computeIfAbsent(series, key -> new Sums(index));
        if (index < sums.block) {
            dropped += scores.count();
            return List.of();
        }
        if (index > sums.block) {
            give(sums);
            sums.begin(index);
        }
        sums.add(scores);
        if (index <= newest) {
            return List.of();
        }
        newest = index;
        List<LossBlock> complete = new ArrayList<>();
        while (!open.isEmpty() && open.firstKey() <= newest - 1 - slack) {
            complete.add(open.pollFirstEntry().getValue().block());
        }
        return complete;
    }

    /** All blocks that are open, oldest first: no scores will follow. */
    public List<LossBlock> finish() {
        bySeries.values().forEach(this::give);
        bySeries.clear();
        List<LossBlock> complete = open.values().stream().map(Sums::block).toList();
        open.clear();
        return complete;
    }

    private void give(Sums sums) {
        if (sums.block <= newest - 1 - slack) { // its block is complete, or was never begun
            dropped += sums.steps;
        } else if (!Double.isFinite(sums.total())) { // a share of it would be no number
            dropped += sums.steps;
        } else if (sums.total() > 0) {
            open.computeIfAbsent(sums.block, Sums::new).addShares(sums);
        }
    }

    /** Number of scores that came too late for their block, or whose sums are not finite. */
    public long dropped() {
        return dropped;
    }

    /** Forgets series that have no score in the newest {@code blocks} blocks. */
    public void forgetQuiet(long blocks) {
        bySeries.values().removeIf(sums -> sums.block < newest - blocks);
    }

    private static final class Sums {
        private long block;
        private double first;
        private double second;
        private double naive;
        private double covered;
        private long steps;
        private int series;

        Sums(long block) {
            this.block = block;
        }

        void begin(long index) {
            block = index;
            first = 0;
            second = 0;
            naive = 0;
            covered = 0;
            steps = 0;
        }

        void add(PairedScores scores) {
            first += scores.first();
            second += scores.second();
            naive += scores.naive();
            covered += scores.covered();
            steps += scores.count();
        }

        double total() {
            return first + second + naive;
        }

        void addShares(Sums other) {
            first += other.first / other.total();
            second += other.second / other.total();
            covered += other.covered / other.steps;
            steps += other.steps;
            series++;
        }

        LossBlock block() {
            return new LossBlock(block, first / series, second / series, covered / series, series, steps);
        }
    }
}
