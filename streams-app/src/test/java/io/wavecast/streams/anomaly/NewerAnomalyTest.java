package io.wavecast.streams.anomaly;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

/** A stored anomaly of a kind that only a newer version knows. */
class NewerAnomalyTest {
    private final double[] state = SeriesDetector.newState(2);
    private final int kind = state.length - OpenAnomaly.NUMBERS + OpenAnomaly.KIND;

    @Test
    void shouldRefuseIt() {
        state[kind] = 6;

        assertThatIllegalStateException()
                .isThrownBy(() -> SeriesDetector.check(state))
                .withMessage(
                        "expected a kind of 0..5 of a lasting anomaly in a series' state, was 6.0: a newer version of"
                                + " Wavecast wrote it");
        assertThatIllegalStateException()
                .isThrownBy(() -> LastingAnomaly.of(state))
                .withMessageContaining("newer");
    }

    @Test
    void shouldTakeAllKindsOfThisVersion() {
        for (int known = 0; known <= 5; known++) {
            state[kind] = known;

            assertThatNoException().isThrownBy(() -> SeriesDetector.check(state));
            assertThatNoException().isThrownBy(() -> LastingAnomaly.of(state));
        }
    }
}
