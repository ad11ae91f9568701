package io.wavecast.core.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunningMeansTest {
    private static final List<Integer> SPANS = List.of(2, 4);
    private static final double[] RANGES = {100, 1};

    private final RunningMeans means = new RunningMeans(2, SPANS.size());

    @Test
    void shouldBeginWithTheFirstSample() {
        assertThat(means.values()).containsOnly(Double.NaN);
        add(8, 0.5);
        assertThat(means.values()).containsExactly(8, 8, 0.5, 0.5);
    }

    @Test
    void shouldMoveByAnNthOfTheDifference() {
        add(8, 0);
        add(16, 1);
        assertThat(means.values()).containsExactly(12, 10, 0.5, 0.25);
        for (int i = 0; i < 200; i++) {
            add(3, 0.7);
        }
        assertThat(means.values()[1]).isCloseTo(3, within(1e-9));
    }

    @Test
    void shouldForgetAGlitchThatIsOutOfRange() {
        add(8, 0.5);
        add(1e30, 0.5);
        add(9, 0.5);
        assertThat(means.values()).containsExactly(9, 9, 0.5, 0.5);
    }

    @Test
    void shouldSkipValuesThatAreNotFinite() {
        add(Double.NaN, 0.5);
        add(8, Double.POSITIVE_INFINITY);
        assertThat(means.values()).containsExactly(8, 8, 0.5, 0.5);
    }

    @Test
    void shouldHaveTheSameContentAfterItWasWrittenAndRead() {
        add(8, 0.5);
        assertThat(RunningMeans.ofValues(means.values().clone()))
                .isEqualTo(means)
                .hasSameHashCodeAs(means);
        means.clear();
        assertThat(means).isEqualTo(new RunningMeans(2, 2));
    }

    private void add(double first, double second) {
        means.add(new double[] {-1, first, second}, 1, SPANS, RANGES);
    }
}
