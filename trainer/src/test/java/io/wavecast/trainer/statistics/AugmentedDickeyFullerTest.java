package io.wavecast.trainer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentedDickeyFullerTest {
    private record Case(String name, double statistic, double p, int lags, double[] values) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Written by {@code src/test/python/dickey_fuller.py}. */
    static List<Case> cases() throws IOException {
        JsonNode cases;
        try (InputStream file = AugmentedDickeyFullerTest.class.getResourceAsStream("/dickey-fuller/cases.json")) {
            cases = new ObjectMapper().readTree(file).get("cases");
        }
        List<Case> all = new ArrayList<>();
        for (JsonNode one : cases) {
            double[] values = new double[one.get("values").size()];
            for (int t = 0; t < values.length; t++) {
                values[t] = one.get("values").get(t).asDouble();
            }
            all.add(new Case(
                    one.get("name").asText(),
                    one.get("statistic").asDouble(),
                    one.get("p").asDouble(),
                    one.get("lags").asInt(),
                    values));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldAgreeWithStatsmodels(Case expected) {
        var test = AugmentedDickeyFuller.of(expected.values());

        assertThat(test.lags()).isEqualTo(expected.lags());
        assertThat(test.statistic())
                .isCloseTo(expected.statistic(), within(1e-6 * Math.max(1, Math.abs(expected.statistic()))));
        assertThat(test.p()).isCloseTo(expected.p(), within(1e-6));
    }

    @Test
    void shouldHaveCasesOfBothOutcomes() throws IOException {
        assertThat(cases()).hasSize(10).anyMatch(one -> one.p() < 0.05).anyMatch(one -> one.p() > 0.05);
    }

    @Test
    void shouldNotDependOnLargeOffsets() throws IOException {
        Case near = cases().get(3);
        double[] far = Arrays.stream(near.values()).map(value -> 1e9 + value).toArray();

        assertThat(AugmentedDickeyFuller.of(far).statistic()).isCloseTo(near.statistic(), within(1e-3));
    }

    @Test
    void shouldRefuseSeriesThatCannotBeTested() {
        assertThatThrownBy(() -> AugmentedDickeyFuller.of(new double[10]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected at least 20 values, was 10");
        assertThatThrownBy(() -> AugmentedDickeyFuller.of(new double[100]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was constant");
    }
}
