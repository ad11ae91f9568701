package io.wavecast.trainer.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossBlocksTest {
    private static final long SECOND = 1_000_000;

    private final LossBlocks blocks = new LossBlocks(10 * SECOND, 1);
    private final List<LossBlock> complete = new ArrayList<>();

    @Test
    void shouldHaveBlocksOf128StepsInWholeSeconds() {
        assertThat(LossBlocks.blockMicros(2_000, 128)).isEqualTo(SECOND);
        assertThat(LossBlocks.blockMicros(10_000, 128)).isEqualTo(2 * SECOND);
        assertThat(LossBlocks.blockMicros(60 * SECOND, 128)).isEqualTo(7_680 * SECOND);
    }

    @Test
    void shouldCompleteABlockWhenASeriesIsTwoBlocksAhead() {
        second("a", 0, 1, 2, 7);
        second("b", 9, 100, 300, 600);
        second("a", 10, 1, 1, 1);
        second("b", 11, 1, 1, 1);
        assertThat(complete).isEmpty();

        second("a", 20, 1, 1, 1);

        assertThat(complete).hasSize(1);
        LossBlock block = complete.get(0);
        assertThat(block.index()).isZero();
        assertThat(block.first()).isCloseTo(0.1, within(1e-15)); // series of any size have the same say
        assertThat(block.second()).isCloseTo((0.2 + 0.3) / 2, within(1e-15));
        assertThat(block.covered()).isCloseTo(0.8, within(1e-15));
        assertThat(block.series()).isEqualTo(2);
        assertThat(block.steps()).isEqualTo(20);
    }

    @Test
    void shouldDropWhatComesTooLate() {
        second("a", 0, 1, 1, 1);
        second("b", 0, 1, 1, 1);
        second("a", 10, 1, 1, 1);
        second("a", 20, 1, 1, 1);
        second("b", 30, 1, 1, 1); // gives its first block, which is complete by now
        second("b", 29, 1, 1, 1); // older than its own newest block

        assertThat(blocks.dropped()).isEqualTo(20);
        assertThat(complete).extracting(LossBlock::index).containsExactly(0L, 1L);
        assertThat(complete).extracting(LossBlock::series).containsExactly(1, 1);
    }

    @Test
    void shouldSkipBlocksWithoutScores() {
        second("a", 0, 1, 1, 1);
        second("a", 1_000, 1, 1, 1);
        second("a", 1_010, 1, 1, 1);
        second("a", 1_020, 1, 1, 1);

        assertThat(complete).extracting(LossBlock::index).containsExactly(0L, 100L);
        assertThat(blocks.dropped()).isZero();
    }

    @Test
    void shouldLeaveOutASeriesWithoutAnyError() {
        second("flat", 0, 0, 0, 0);
        second("a", 0, 1, 1, 2);
        second("flat", 10, 0, 0, 0);
        second("a", 10, 1, 1, 2);
        second("a", 20, 1, 1, 2);

        assertThat(complete).extracting(LossBlock::series).containsExactly(1);
    }

    @Test
    void shouldLeaveOutASeriesWhoseErrorsAreNotFinite() {
        second("broken", 0, Double.POSITIVE_INFINITY, 1, 1);
        second("a", 0, 1, 1, 2);
        second("broken", 10, 1, Double.NaN, 1);
        second("a", 10, 1, 1, 2);
        second("broken", 20, 1, 1, 2);
        second("a", 20, 1, 1, 2);
        second("a", 30, 1, 1, 2);

        assertThat(complete).extracting(LossBlock::series).containsExactly(1, 1);
        assertThat(complete).extracting(LossBlock::first).containsExactly(0.25, 0.25);
        assertThat(blocks.dropped()).isEqualTo(20);
    }

    private void second(String series, long from, double first, double second, double naive) {
        complete.addAll(blocks.add(series, from * SECOND, new PairedScores(first, second, naive, 8, 10)));
    }
}
