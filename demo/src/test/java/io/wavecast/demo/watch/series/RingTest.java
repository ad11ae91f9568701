package io.wavecast.demo.watch.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RingTest {
    @Test
    void shouldKeepTheNewestRowsInOrder() {
        Ring ring = filled(2, 50, 123);

        assertThat(ring.size()).isEqualTo(50);
        assertThat(IntStream.range(0, 50).mapToLong(ring::time)).first().isEqualTo(73L);
        for (int row = 0; row < 50; row++) {
            assertThat(ring.time(row)).isEqualTo(73 + row);
            assertThat(ring.value(row, 1)).isEqualTo(10.0 * (73 + row));
        }
    }

    @Test
    void shouldFindRowsByTime() {
        Ring ring = filled(1, 50, 123);

        assertThat(ring.firstFrom(0)).isZero();
        assertThat(ring.firstFrom(100)).isEqualTo(27);
        assertThat(ring.firstFrom(123)).isEqualTo(50);
        assertThat(new Ring(1, 4).firstFrom(0)).isZero();
    }

    @Test
    void shouldKeepTheNewestRowsOfTheColumnsThatAreCopied() {
        Ring copy = filled(2, 50, 123).copy(new int[] {1, -1}, 10);

        assertThat(copy.size()).isEqualTo(10);
        assertThat(copy.time(0)).isEqualTo(113);
        assertThat(copy.value(9, 0)).isEqualTo(1220.0);
        assertThat(copy.value(9, 1)).isNaN();
    }

    @Test
    void shouldGrowAfterACopyWithAHigherLimit() {
        Ring copy = filled(1, 20, 33).copy(new int[] {0}, 100);
        for (int i = 33; i < 140; i++) {
            copy.add(i, new double[] {i});
        }

        assertThat(copy.size()).isEqualTo(100);
        for (int row = 0; row < 100; row++) {
            assertThat(copy.value(row, 0)).isEqualTo(40.0 + row);
        }
    }

    @Test
    void shouldReplaceTheNewestRowOnly() {
        Ring ring = filled(1, 5, 8);
        ring.replaceLast(new double[] {-1});

        assertThat(ring.value(4, 0)).isEqualTo(-1);
        assertThat(ring.value(3, 0)).isEqualTo(6);
        assertThat(ring.last()).isEqualTo(7);
    }

    private static Ring filled(int width, int limit, int rows) {
        var ring = new Ring(width, limit);
        for (int i = 0; i < rows; i++) {
            ring.add(i, width == 1 ? new double[] {i} : new double[] {i, 10.0 * i});
        }
        return ring;
    }
}
