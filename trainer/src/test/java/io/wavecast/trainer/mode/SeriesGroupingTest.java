package io.wavecast.trainer.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesGroupingTest {
    @Test
    void shouldNameAModelAfterEachSeries() {
        assertThat(SeriesGrouping.of("series").apply("hall/1/pump-7")).isEqualTo("hall/1/pump-7");
    }

    @Test
    void shouldGroupSeriesByTheirFirstSegments() {
        assertThat(SeriesGrouping.of("1").apply("hall/1/pump-7")).isEqualTo("hall");
        assertThat(SeriesGrouping.of("2").apply("hall/1/pump-7")).isEqualTo("hall/1");
        assertThat(SeriesGrouping.of("5").apply("hall/1/pump-7")).isEqualTo("hall/1/pump-7");
    }

    @Test
    void shouldListTheAllowedValues() {
        assertThatThrownBy(() -> SeriesGrouping.of("0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'series', or a number of path segments such as 1, was '0'");
    }
}
