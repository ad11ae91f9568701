package io.wavecast.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTableTest {
    @Test
    void shouldCompareTheDefaultWithTheBestAndWithItsGoal() {
        List<String> lines = new ReferenceTable(
                        List.of(1, 10),
                        List.of(
                                new ReferenceResult("nyc_taxi", "naive", List.of(0.2, 1.3), 0, ""),
                                new ReferenceResult("nyc_taxi", "ridge", List.of(0.12, 0.4), 1, ""),
                                new ReferenceResult(
                                        "nyc_taxi", "default", List.of(0.1132, 0.46), 61, "gru: random cells"),
                                new ReferenceResult(
                                        "nyc_taxi", "default, adapted", List.of(0.1132, 0.44), 2, "at [10]")))
                .lines();

        assertThat(lines.get(2))
                .isEqualTo("| nyc_taxi | 1 | 0.200 |  |  | 0.120 |  | 0.113 | 0.113 | 1.000 | ≤ 0.115 ✓"
                        + " | 61 s: gru: random cells |");
        assertThat(lines.get(3))
                .isEqualTo("| nyc_taxi | 10 | 1.300 |  |  | 0.400 |  | 0.460 | 0.440 | 1.100 | ≤ 0.42 missed |  |");
        assertThat(lines.get(5)).endsWith("in 1 of 2 rows.");
        assertThat(lines.get(6)).isEqualTo("Of 1 models 0 have trained cells, 1 random cells, 0 none.");
    }
}
