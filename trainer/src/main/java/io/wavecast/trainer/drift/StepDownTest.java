package io.wavecast.trainer.drift;

import io.wavecast.trainer.drift.Blame.Rule;
import java.util.Optional;

/**
 * Judges a version after every K scored steps, on these steps alone: a good past does not hide that it has turned worse. It is blamed if it was worse in two windows in a row. It is worse than a reference if the mean
 * of its log error ratio exceeds the reference's by a margin, and by {@value #ERRORS} standard errors (Welch 1947, with errors from batch
 * means). The comparison with the predecessor ends after {@value #PROBATION} windows: what comes later may be the signal's change, which the drift
 * test finds.
 */
final class StepDownTest {
    /** Blocks of a window at least: fewer do not show how much they differ. */
    static final int LEAST_BLOCKS = 12;
    /** Windows in which the predecessor's record is a reference. */
    static final int PROBATION = 8;

    private static final double ERRORS = 4;
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
        newest = worse(Rule.NAIVE, window.mean(), window.error(), MARGIN_NAIVE);
        if (newest.isEmpty() && windows < PROBATION) {
            newest = predecessor.flatMap(before -> worse(
                    Rule.PREDECESSOR,
                    window.mean() - before.mean(),
                    Math.hypot(window.error(), before.error()),
                    MARGIN_PREDECESSOR));
        }
        blame = again ? newest : Optional.empty();
        window = new BatchMoments();
        steps = 0;
        windows++;
    }

    private Optional<Blame> worse(Rule rule, double difference, double error, double margin) {
        return difference > Math.max(margin, ERRORS * error)
                ? Optional.of(new Blame(rule, Math.exp(difference), Math.round(steps)))
                : Optional.empty();
    }

    /** The judgement on the newest complete window; empty if the version was not worse in the window before. */
    Optional<Blame> blame() {
        return blame;
    }
}
