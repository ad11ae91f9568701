package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavecast.cli.AheadTimes;
import io.wavecast.cli.Problems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTargetTest {
    private static final long AT_128_HZ = 7_813; // microseconds

    @Test
    void shouldTakeOneStepAndTheFirstHorizonOnTimeByDefault() {
        ForecastTarget target = target(List.of(), Optional.empty());

        assertThat(target.at(AT_128_HZ).horizons()).containsExactly(1, 7);
        assertThat(target.at(1_000_000).horizons()).as("a slow sensor").containsExactly(1);
    }

    @Test
    void shouldTakeTheStepsNearestToTimes() {
        ForecastTarget target = target(List.of(), Optional.of(AheadTimes.parse("100ms,1s")));

        ForecastTarget steps = target.at(AT_128_HZ);

        assertThat(steps.horizons()).containsExactly(1, 13, 128);
        assertThat(steps.direct()).isTrue();
        assertThat(problems(steps)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.at(1_000_000))
                .withMessageContaining("was 100 ms");
    }

    @Test
    void shouldKeepStepsWhateverThePeriod() {
        assertThat(target(List.of(1, 5), Optional.empty()).at(AT_128_HZ).horizons())
                .containsExactly(1, 5);
    }

    @Test
    void shouldRefuseTimesBesideSteps() {
        assertThat(problems(target(List.of(1), Optional.of(AheadTimes.parse("1s")))))
                .containsExactly("--ahead and --horizons exclude each other: give times or steps");
        assertThat(problems(target(List.of(), Optional.empty()))).isEmpty();
    }

    @Test
    void shouldRefuseTargetsThatAreNoChannels() {
        ForecastTarget all = target(List.of(1), Optional.empty());

        assertThat(all.predicted(3).list()).containsExactly(0, 1, 2);
        assertThat(all.withChannels(List.of(0, 2)).predicted(3).list()).containsExactly(0, 2);
        assertThat(problems(all.withChannels(List.of(0, 2)))).isEmpty();
        assertThat(problems(all.withChannels(List.of(2, 0))))
                .containsExactly(
                        "--targets must be channels in ascending order within 1..4096, such as 1,3; were [3, 1]");
        assertThat(problems(all.withChannels(List.of(-1))))
                .singleElement()
                .asString()
                .endsWith("were [0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all.withChannels(List.of(0, 3)).predicted(3))
                .withMessage("--targets must be channels 1..3 of the series, was [1, 4]");
    }

    private static List<String> problems(ForecastTarget target) {
        var problems = Problems.ofOptions();
        target.check(problems);
        return problems.found();
    }

    private static ForecastTarget target(List<Integer> steps, Optional<AheadTimes> ahead) {
        return new ForecastTarget(steps, ahead, false, 0.9);
    }
}
