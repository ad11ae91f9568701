package io.wavecast.trainer.decide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The promises of the rule, on 200 simulated pairs of each kind, looked at after each block. */
class ChallengeSimulationTest {
    private static final int PAIRS = 200;
    private static final long STEPS = 1 << 17;
    private static final double[] FACTORS = {1, 0.95, 1.2};

    /** Autocorrelation, share of common shocks, bursts and heavy tails, and the steps within which a 5 % better challenger is promoted. */
    @ParameterizedTest
    @CsvSource({"0, 0, false, 16384", "0.8, 0.8, false, 24576"})
    void shouldPromoteWhatIsBetterAndHardlyAnythingElse(double carry, double shared, boolean bursts, long within) {
        check(carry, shared, bursts, within);
    }

    @Tag("slow")
    @Test
    void shouldDoSoForBurstsAndHeavyTails() {
        check(0.95, 0.8, true, 114_688);
    }

    private static void check(double carry, double shared, boolean bursts, long within) {
        int equalPromoted = 0;
        int betterPromoted = 0;
        int worsePromoted = 0;
        int worseRetired = 0;
        for (int i = 0; i < PAIRS; i++) {
            var pair = new SimulatedPair(i + 1, carry, shared, bursts);
            var challenges = new Challenge[FACTORS.length];
            var outcomes = new Outcome[FACTORS.length];
            var decided = new long[FACTORS.length];
            for (int j = 0; j < FACTORS.length; j++) {
                challenges[j] = new Challenge(PromotionRule.DEFAULT);
                outcomes[j] = Outcome.OPEN;
            }
            for (long step = 0; step < STEPS; step += SequentialComparison.STEPS_PER_BLOCK) {
                pair.next();
                for (int j = 0; j < FACTORS.length; j++) {
                    if (outcomes[j] == Outcome.OPEN) {
                        outcomes[j] = challenges[j].add(pair.block(FACTORS[j]));
                        decided[j] = challenges[j].steps();
                    }
                }
            }
            equalPromoted += outcomes[0] == Outcome.BETTER ? 1 : 0;
            betterPromoted += outcomes[1] == Outcome.BETTER && decided[1] <= within ? 1 : 0;
            worsePromoted += outcomes[2] == Outcome.BETTER ? 1 : 0;
            worseRetired += outcomes[2] == Outcome.WORSE ? 1 : 0;
        }

        assertThat(equalPromoted).isLessThan(PAIRS * 5 / 100);
        assertThat(betterPromoted).isGreaterThanOrEqualTo(PAIRS * 95 / 100);
        assertThat(worsePromoted).isZero();
        assertThat(worseRetired).isEqualTo(PAIRS);
    }
}
