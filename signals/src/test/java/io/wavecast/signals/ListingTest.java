package io.wavecast.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest {
    @Test
    void shouldListFewTextsInFull() {
        assertThat(Listing.of(List.of("a", "b"), " | ")).isEqualTo("a | b");
    }

    @Test
    void shouldCountTheOthersOfMany() {
        List<String> many = IntStream.rangeClosed(1, 700).mapToObj(i -> "c" + i).toList();

        assertThat(Listing.of(many, ", ")).startsWith("c1, c2, ").endsWith(", c30, and 670 more");
    }
}
