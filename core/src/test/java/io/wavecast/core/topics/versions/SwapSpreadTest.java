package io.wavecast.core.topics.versions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SwapSpreadTest {
    private static final long LSTM_64 = 68_000; // bytes

    @Test
    void shouldGrowWithTheNumberOfSeries() {
        assertThat(SwapSpread.of(0, LSTM_64)).isEqualTo(SwapSpread.LEAST);
        assertThat(SwapSpread.of(1_500, LSTM_64)).isEqualTo(SwapSpread.LEAST);
        assertThat(SwapSpread.of(10_000, LSTM_64)).hasMillis(60_928);
        assertThat(SwapSpread.of(100_000, LSTM_64)).hasMillis(609_280);
        assertThat(SwapSpread.of(Integer.MAX_VALUE, LSTM_64)).isEqualTo(SwapSpread.MOST);
    }

    @Test
    void shouldGrowWithTheModelFromASmallestCostOn() {
        assertThat(SwapSpread.of(40_000, 0)).hasMillis(40_000);
        assertThat(SwapSpread.of(40_000, 2_000)).hasMillis(40_000);
        assertThat(SwapSpread.of(40_000, 20_000)).hasMillis(71_680);
    }
}
