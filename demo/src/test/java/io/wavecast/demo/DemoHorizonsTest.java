package io.wavecast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.cli.AheadTimes;
import io.wavecast.cli.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DemoHorizonsTest {
    @Test
    void shouldForecastOneStepAndUpToATenthOfASecondAhead() {
        assertThat(byDefault(OptionalDouble.of(128))).containsExactly(1, 3, 6, 10, 13);
        assertThat(byDefault(OptionalDouble.of(500))).containsExactly(1, 13, 25, 38, 50);
    }

    @Test
    void shouldForecastFewStepsIfSamplesAreFurtherApart() {
        assertThat(byDefault(OptionalDouble.of(1))).containsExactly(1, 2, 4);
        assertThat(byDefault(OptionalDouble.empty())).containsExactly(1, 2, 4);
    }

    @Test
    void shouldTakeTheTimesOfTheOption() {
        var horizons = new DemoHorizons(Optional.of(AheadTimes.parse("200ms")), OptionalDouble.of(100));

        assertThat(horizons.target().horizons()).containsExactly(1, 20);
        assertThat(horizons.target().direct()).isTrue();
    }

    @Test
    void shouldRefuseATimeThatNoSampleIsNear() {
        var problems = Problems.ofOptions();
        new DemoHorizons(Optional.of(AheadTimes.parse("10ms")), OptionalDouble.of(10)).check(problems);

        assertThat(problems.found()).hasSize(1).first().asString().contains("--ahead", "100 ms apart, was 10 ms");
    }

    private static List<Integer> byDefault(OptionalDouble rate) {
        return new DemoHorizons(Optional.empty(), rate).target().horizons();
    }
}
