package io.wavecast.core.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeasonRingTest {
    private final SeasonRing ring = new SeasonRing(3, 2);

    @Test
    void shouldKnowTheSamplesOfOneSeason() {
        for (int t = 0; t < 5; t++) {
            ring.add(new double[] {t, -t}, 0);
        }
        assertThat(ring.value(0, 0)).isEqualTo(4);
        assertThat(ring.value(2, 1)).isEqualTo(-2);
        assertThat(ring.samples()).containsExactly(2, -2, 3, -3, 4, -4);
    }

    @Test
    void shouldNotKnowWhatItHasNotSeen() {
        ring.add(new double[] {9, 1, 2}, 1);
        assertThat(ring.value(0, 1)).isEqualTo(2);
        assertThat(ring.value(1, 0)).isNaN();
        ring.clear();
        assertThat(ring.value(0, 0)).isNaN();
    }

    @Test
    void shouldGoOnFromItsContent() {
        for (int t = 0; t < 4; t++) {
            ring.add(new double[] {t, -t}, 0);
        }
        SeasonRing copy = SeasonRing.of(ring.samples(), 2);
        assertThat(copy).isEqualTo(ring).hasSameHashCodeAs(ring);
        copy.add(new double[] {4, -4}, 0);
        ring.add(new double[] {4, -4}, 0);
        assertThat(copy.samples()).isEqualTo(ring.samples());
        assertThat(copy.season()).isEqualTo(3);
    }

    @Test
    void shouldHoldNothingWithoutASeason() {
        var none = new SeasonRing(0, 2);
        none.add(new double[] {1, 2}, 0);
        assertThat(none.value(-1, 0)).isNaN();
        assertThat(none.samples()).isEmpty();
    }
}
