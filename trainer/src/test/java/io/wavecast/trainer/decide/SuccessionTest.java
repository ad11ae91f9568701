package io.wavecast.trainer.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.trainer.decide.Decision.Reason;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private static final long HOUR = 3_600_000_000L;

    private final PromotionRule rule = PromotionRule.DEFAULT; // six hours
    private final Succession succession = new Succession(rule);

    @Test
    void shouldPromoteAfterTheCooldownOnly() {
        assertThat(succession.promote(1, 0)).contains(new Decision(OptionalLong.of(1), OptionalLong.empty(), Reason.FIRST, 0));
        assertThat(succession.promote(2, 6 * HOUR - 1)).isEmpty();

        assertThat(succession.promote(2, 6 * HOUR))
                .contains(new Decision(OptionalLong.of(2), OptionalLong.of(1), Reason.BETTER, 6 * HOUR));
        assertThat(succession.predecessor()).hasValue(1);
    }

    @Test
    void shouldReturnToThePredecessorAndThenToNone() {
        succession.promote(1, 0);
        succession.promote(2, 7 * HOUR);

        assertThat(succession.stepDown(Reason.WORSE_THAN_PREDECESSOR, 8 * HOUR).orElseThrow().inForce()).hasValue(1);
        assertThat(succession.stepDown(Reason.WORSE_THAN_NAIVE, 9 * HOUR).orElseThrow().inForce()).isEmpty();
        assertThat(succession.stepDown(Reason.WORSE_THAN_NAIVE, 9 * HOUR)).isEmpty();
    }

    @Test
    void shouldNeverBringBackWhatSteppedDown() {
        succession.promote(1, 0);
        succession.promote(2, 7 * HOUR);
        succession.stepDown(Reason.WORSE_THAN_PREDECESSOR, 8 * HOUR);

        assertThat(succession.promote(2, 1_000 * HOUR)).isEmpty();

        succession.overrule(OptionalLong.of(2), 1_001 * HOUR);
        assertThat(succession.champion()).hasValue(2);
        assertThat(succession.isBarred(2)).isFalse();
    }

    @Test
    void shouldDoubleTheCooldownWithEachStepDown() {
        succession.promote(1, 0);
        succession.promote(2, 7 * HOUR);
        succession.stepDown(Reason.WORSE_THAN_PREDECESSOR, 8 * HOUR);
        assertThat(succession.promote(3, 8 * HOUR + 12 * HOUR - 1)).isEmpty();
        assertThat(succession.promote(3, 20 * HOUR)).isPresent();
        assertThat(succession.promote(4, 31 * HOUR)).isEmpty();
        assertThat(succession.promote(4, 20 * HOUR + 8 * 12 * HOUR)).isPresent(); // stayed for eight cool-downs
        assertThat(succession.promote(5, 20 * HOUR + 8 * 12 * HOUR + 6 * HOUR)).isPresent();
    }

    @Test
    void shouldBoundTheChangesWhateverTheTestsSay() {
        var random = new SplittableRandom(1);
        int changes = 0;
        long version = 0;
        long hours = 24 * 30;
        for (long minute = 0; minute < hours * 60; minute++) {
            long at = minute * HOUR / 60;
            double x = random.nextDouble();
            changes += x < 0.4 ? succession.promote(++version, at).isPresent() ? 1 : 0 : 0;
            changes += x > 0.9 ? succession.stepDown(Reason.WORSE_THAN_NAIVE, at).isPresent() ? 1 : 0 : 0;
        }

        assertThat(changes).isBetween(3, (int) (3 * (hours / 6 + 1)));
    }

    @Test
    void shouldContinueFromItsNumbers() {
        succession.promote(1, 0);
        succession.promote(2, 7 * HOUR);
        succession.stepDown(Reason.WORSE_THAN_NAIVE, 8 * HOUR);

        var restored = Succession.of(rule, succession.numbers());

        assertThat(restored.numbers()).isEqualTo(succession.numbers()).hasSize(5);
        assertThat(restored.isBarred(2)).isTrue();
        assertThat(restored.champion()).hasValue(1);
        assertThat(Succession.of(rule, new Succession(rule).numbers()).isCoolingDown(0)).isFalse();
    }
}
