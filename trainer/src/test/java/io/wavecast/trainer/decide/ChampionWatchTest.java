package io.wavecast.trainer.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChampionWatchTest {
    private static final PromotionRule RULE = PromotionRule.DEFAULT;
    private static final int BLOCKS = 512;

    @Test
    void shouldKeepAChampionThatIsALittleBetterThanNaive() {
        int blamed = 0;
        for (int i = 0; i < 50; i++) {
            blamed += blocksUntilBlamed(i, 1, 1.9, 1.9) < BLOCKS ? 1 : 0; // the naive error is 2
        }

        assertThat(blamed).isZero();
    }

    @Test
    void shouldBlameAChampionSoonAfterItTurnedWorseThanNaive() {
        for (int i = 0; i < 50; i++) {
            int blocks = blocksUntilBlamed(100 + i, 1, 1, 2.4);

            assertThat(blocks).isBetween(BLOCKS / 2, BLOCKS / 2 + RULE.window());
        }
    }

    @Test
    void shouldBlameAChampionThatIsWorseThanARecord() {
        double record = 0.25; // errors of half the naive ones
        for (int i = 0; i < 50; i++) {
            assertThat(blocksUntilBlamed(200 + i, record, 1, 1.2)).isBetween(BLOCKS / 2, BLOCKS / 2 + 96);
        }
    }

    @Test
    void shouldReportTheRecord() {
        var watch = new ChampionWatch(RULE, 1);
        assertThat(watch.record()).isEmpty();
        for (int i = 0; i < 200; i++) {
            watch.add(new LossBlock(i, 0.1, 0.4, 0.9, 1, 128));
        }

        assertThat(watch.record().orElseThrow()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void shouldContinueFromItsNumbers() {
        var watch = new ChampionWatch(RULE, 0.3);
        var restored = new ChampionWatch(RULE, 0.3);
        var pair = new SimulatedPair(3, 0.5, 0.5, true);
        for (int i = 0; i < 150; i++) {
            LossBlock block = block(pair, 1);
            watch.add(block);
            restored.add(block);
            restored = ChampionWatch.of(RULE, restored.numbers());
        }

        assertThat(restored.numbers()).isEqualTo(watch.numbers());
    }

    /** Number of blocks until a champion is blamed whose error changes after half of them. */
    private static int blocksUntilBlamed(long seed, double factor, double error, double errorAfterwards) {
        var watch = new ChampionWatch(RULE, factor);
        var pair = new SimulatedPair(seed, 0.5, 0.5, false);
        for (int i = 0; i < BLOCKS; i++) {
            if (watch.add(block(pair, i < BLOCKS / 2 ? error : errorAfterwards))) {
                return i;
            }
        }
        return BLOCKS;
    }

    private static LossBlock block(SimulatedPair pair, double error) {
        double[] losses = pair.next();
        double first = losses[0] * error * error;
        double total = first + 2 * losses[2];
        return new LossBlock(0, first / total, losses[2] / total, 0.9, 1, 128);
    }
}
