package io.wavecast.trainer.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GroupingTest {
    @Test
    void shouldNameAModelAfterEachSeries() {
        assertThat(Grouping.of("series").apply("hall/1/pump-7")).isEqualTo("hall/1/pump-7");
    }

    @Test
    void shouldGatherSeriesByTheirFirstSegments() {
        assertThat(Grouping.of("1").apply("hall/1/pump-7")).isEqualTo("hall");
        assertThat(Grouping.of("2").apply("hall/1/pump-7")).isEqualTo("hall/1");
        assertThat(Grouping.of("5").apply("hall/1/pump-7")).isEqualTo("hall/1/pump-7");
    }

    @Test
    void shouldSayWhichWordsThereAre() {
        assertThatThrownBy(() -> Grouping.of("0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'series', or a number of path segments such as 1, was '0'");
    }
}
