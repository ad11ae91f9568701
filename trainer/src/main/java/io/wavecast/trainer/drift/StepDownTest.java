package io.wavecast.trainer.drift;

import io.wavecast.trainer.drift.Blame.Rule;
import java.util.Optional;

/**
 * Judges a version after every K scored steps, on these steps alone: a good past does not hide that it has turned worse. It is blamed if it was
 * worse in two windows in a row: if the mean of its log error ratio exceeds the reference's by a margin, and by {@value Blame#STANDARD_ERRORS} standard errors (Welch 1947, with errors from batch
 * means). The comparison with the predecessor ends after {@value #PROBATION} windows: what comes later may be the signal's change, which the drift
 * test finds.
 */
final class StepDownTest {
    /** Blocks of a window at least: fewer do not show how much they differ. */
    static final int LEAST_BLOCKS = 12;
    /** Windows in which the predecessor's record is a reference. */
    static final int PROBATION = 8;

    private static final double MARGIN_NAIVE = Math.log(1.02);
    private static final double MARGIN_PREDECESSOR = Math.log(1.05);

    private final long stepsPerWindow;
    private BatchMoments window = new BatchMoments();
    private double steps;
    private int windows;
    private Optional<Blame> newest = Optional.empty(); // of the newest complete window
    private Optional<Blame> blame = Optional.empty();

    /** @param stepsPerWindow K; 0 for no test */
    StepDownTest(long stepsPerWindow) {
        this.stepsPerWindow = stepsPerWindow;
    }

    /** @param predecessor record of the version that was in force before; empty if there was none, or it is not known */
    void add(ScoreBlock block, Optional<BatchMoments> predecessor) {
        if (stepsPerWindow == 0 || !Double.isFinite(block.logRatio())) {
            return;
        }
        window.add(block.logRatio());
        steps += block.steps();
        if (steps < stepsPerWindow || window.count() < LEAST_BLOCKS) {
            return;
        }
        boolean again = newest.isPresent();
        newest = Blame.of(Rule.NAIVE, window.mean(), MARGIN_NAIVE, window.error(), steps);
        if (newest.isEmpty() && windows < PROBATION) {
            newest = predecessor.flatMap(before -> Blame.of(
                    Rule.PREDECESSOR,
                    window.mean() - before.mean(),
                    MARGIN_PREDECESSOR,
                    Math.hypot(window.error(), before.error()),
                    steps));
        }
        blame = again ? newest : Optional.empty();
        window = new BatchMoments();
        steps = 0;
        windows++;
    }

    /** The judgement on the newest complete window; empty if the version was not worse in the window before. */
    Optional<Blame> blame() {
        return blame;
    }
}
