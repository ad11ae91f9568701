package io.wavecast.core.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalQuantileTest {
    @ParameterizedTest
    @CsvSource({"0.5, 0.67449", "0.8, 1.28155", "0.9, 1.64485", "0.95, 1.95996", "0.99, 2.57583"})
    void shouldAgreeWithTheTables(double coverage, double z) {
        assertThat(NormalQuantile.halfWidth(coverage)).isCloseTo(z, within(5e-4));
    }
}
