package io.wavecast.trainer.drift;

import io.wavecast.core.series.ScoreSummary;
import java.util.Optional;

/** Watches the scores of one version. */
public final class VersionWatch {
    private final ScoreBlocks blocks;
    private final DriftTest drift;
    private final StepDownTest stepDown;
    private final TrackRecord record = new TrackRecord();

    /**
     * @param blockMillis length of a block
     * @param learn number of blocks from which the usual errors are learned
     * @param stepDownAfter scored steps after which the version is judged; 0 for never
     */
    public VersionWatch(long blockMillis, int learn, long stepDownAfter) {
        blocks = new ScoreBlocks(blockMillis);
        drift = new DriftTest(learn);
        stepDown = new StepDownTest(stepDownAfter);
    }

    /**
     * Adds scores of a series.
     *
     * @param predecessor the version that was in force before; empty if it is not known
     * @return whether a block was completed, so that the findings may have changed
     */
    public boolean add(String series, ScoreSummary summary, long atMillis, Optional<VersionWatch> predecessor) {
        boolean complete = false;
        for (ScoreBlock block : blocks.add(series, summary, atMillis)) {
            complete = true;
            drift.add(block);
            stepDown.add(block, predecessor.flatMap(before -> before.record.moments()));
            if (Double.isFinite(block.logRatio())) {
                record.add(block.logRatio());
            }
        }
        return complete;
    }

    /** What has become worse than it was, if anything has. */
    public Optional<Symptom> symptom() {
        return drift.symptom();
    }

    /** How near an alarm is, 0..1; 1 while there is a symptom. */
    public double progress(Symptom symptom) {
        return drift.progress(symptom);
    }

    /** Whether the version's usual errors are known, so that a drift can be found. */
    public boolean ready() {
        return drift.ready();
    }

    /** Why the version must step down, if it must. */
    public Optional<Blame> blame() {
        return stepDown.blame();
    }
}
