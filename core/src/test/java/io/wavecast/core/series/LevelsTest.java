package io.wavecast.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelsTest {
    @Test
    void shouldOrderQuantilesByProbability() {
        Levels levels = Levels.parse("0.99, 0.5,0.9");

        assertThat(levels.toString()).isEqualTo("0.5,0.9,0.99");
        double[] expected = {0.005, 0.05, 0.25, 0.75, 0.95, 0.995};
        for (int k = 0; k < levels.quantiles(); k++) {
            assertThat(levels.probability(k)).isCloseTo(expected[k], within(1e-12));
        }
        assertThat(levels.lower(0)).isEqualTo(2);
        assertThat(levels.upper(2)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.5,", "0.5,0.5", "0", "1", "90", "0.9995", "x", "NaN", ".1,.2,.3,.4,.5,.6,.7,.8,.9"})
    void shouldRefuseOthersInWords(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Levels.parse(text))
                .withMessageStartingWith("expected 1 to 8 different levels of 0.01..0.999, such as 0.5,0.9,0.99, was ");
    }
}
