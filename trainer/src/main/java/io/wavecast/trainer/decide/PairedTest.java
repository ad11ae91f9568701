package io.wavecast.trainer.decide;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ScoreSummary;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Compares two versions by their live scores of the same observations. Each series has the same say, and each horizon of a series.
 * Not thread-safe.
 */
public final class PairedTest {
    private static final int FORGET_BLOCKS = 64;
    private static final int SLACK = 8; // instances lag by different times

    private final ModelVersion champion;
    private final ModelVersion challenger;
    private final int horizon;
    private final SummaryPairs pairs;
    private final LossBlocks blocks;
    private final long blockMicros;
    private final Challenge challenge;
    private final Set<Integer> horizons = new HashSet<>();
    private int series; // of the newest block

    /** @param periodMicros time between two observations of a series */
    public PairedTest(PromotionRule rule, ModelVersion champion, ModelVersion challenger, long periodMicros) {
        this.champion = champion;
        this.challenger = challenger;
        this.horizon = rule.horizon();
        this.pairs = new SummaryPairs(champion, challenger);
        this.blockMicros = LossBlocks.blockMicros(periodMicros, rule.blockSteps());
        this.blocks = new LossBlocks(blockMicros, SLACK);
        this.challenge = new Challenge(rule);
    }

    public ModelVersion champion() {
        return champion;
    }

    public ModelVersion challenger() {
        return challenger;
    }

    /** Takes a summary of any version. */
    public void add(String name, ScoreSummary summary) {
        if (horizon != 0 && summary.horizon() != horizon) {
            return;
        }
        String unit = name + '\0' + summary.horizon();
        Optional<PairedScores> pair = pairs.accept(unit, summary);
        if (pair.isEmpty()) {
            return;
        }
        horizons.add(summary.horizon());
        List<LossBlock> complete = blocks.add(unit, summary.fromMicros(), pair.get());
        take(complete);
        if (!complete.isEmpty()) {
            blocks.forgetQuiet(FORGET_BLOCKS);
            pairs.forgetQuiet(summary.fromMicros() - FORGET_BLOCKS * blockMicros);
        }
    }

    /** No scores will follow: takes blocks that are not complete as they are. */
    public void finish() {
        take(blocks.finish());
    }

    private void take(List<LossBlock> complete) {
        for (LossBlock block : complete) {
            int count = horizons.size();
            series = (block.series() + count - 1) / count;
            challenge.add(new LossBlock(
                    block.index(), block.first(), block.second(), block.covered(), series, block.steps() / count));
        }
    }

    public Outcome outcome() {
        return challenge.outcome();
    }

    /** How far the test is: 0 at the start or while the challenger is worse, 1 when the challenger may be promoted. */
    public double progress() {
        return challenge.progress();
    }

    /** Number of scored steps of each version, over all series. */
    public long steps() {
        return challenge.steps();
    }

    /** Number of series in the newest block. */
    public int series() {
        return series;
    }

    /** Share by which the challenger's error is smaller; NaN before the first block. */
    public double gain() {
        return challenge.comparison().gain();
    }

    /** What the scores say so far, in words. */
    public String words() {
        if (steps() == 0) {
            return "no block with enough series that have scores of it and of " + champion;
        }
        boolean larger = gain() < 0;
        GainInterval interval = interval();
        String range = interval.equals(GainInterval.UNKNOWN)
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", %.1f to %.1f %% at 95 %%",
                        100 * (larger ? -interval.high() : interval.low()),
                        100 * (larger ? -interval.low() : interval.high()));
        return String.format(
                Locale.ROOT,
                "error %.1f %% %s than that of %s%s, over %d scored steps of %d series",
                100 * Math.abs(gain()),
                larger ? "larger" : "smaller",
                champion,
                range,
                steps(),
                series);
    }

    /** The interval of {@link #gain} that contains the true one at all times at once, with a probability of 95 %. */
    public GainInterval interval() {
        return challenge.comparison().gainInterval(0.05);
    }
}
