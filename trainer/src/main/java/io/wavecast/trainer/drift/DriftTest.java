package io.wavecast.trainer.drift;

import java.util.Optional;

/**
 * Tests the blocks of one version for a rise of its errors as a ratio to the naive forecast's, and of the share of its intervals that miss.
 *
 * <p>The ratio does not change with the unit or the amplitude of the signal, for which a linear model is as good as before. It rises when the
 * signal's rhythm changes.
 */
final class DriftTest {
    /** Blocks between two false alarms: two months at one block a minute. */
    private static final double BETWEEN = 1e5;
    /** Deviations below count as these: 1 % of the error, half a percentage point of coverage. */
    private static final double LEAST_RATIO = 0.01;

    private static final double LEAST_SHARE = 0.005;

    private final PageHinkley errors;
    private final PageHinkley misses;

    /** @param learn number of blocks that are learned from */
    DriftTest(int learn) {
        // Two tests: each may be wrong half as often.
        errors = new PageHinkley(learn, 2 * BETWEEN, LEAST_RATIO);
        misses = new PageHinkley(learn, 2 * BETWEEN, LEAST_SHARE);
    }

    void add(ScoreBlock block) {
        errors.add(block.logRatio());
        misses.add(block.missed());
    }

    /** What has become worse and has not become better since. */
    Optional<Symptom> symptom() {
        return errors.risen()
                ? Optional.of(Symptom.ERRORS)
                : misses.risen() ? Optional.of(Symptom.COVERAGE) : Optional.empty();
    }

    /** How near an alarm is, 0..1; 1 while there is a symptom. */
    double progress(Symptom symptom) {
        return symptom == Symptom.ERRORS ? errors.progress() : misses.progress();
    }

    /** Whether the usual level is known. */
    boolean ready() {
        return !Double.isNaN(misses.level());
    }
}
