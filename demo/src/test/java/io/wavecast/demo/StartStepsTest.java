package io.wavecast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.demo.StartSteps.Step;
import io.wavecast.demo.page.StartStep;
import io.wavecast.demo.page.StartStep.State;
import io.wavecast.demo.page.TrainingStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartStepsTest {
    private final StartSteps steps = new StartSteps();

    @Test
    void shouldBeginWithTheBroker() {
        assertThat(list()).extracting(StartStep::state).startsWith(State.IN_PROGRESS, State.WAITING);
    }

    @Test
    void shouldShowTheShareOfTheSamplesAndOfTheTraining() {
        steps.broker("127.0.0.1:9092");
        steps.reach(Step.SAMPLES);
        steps.samples(0.25);
        assertThat(list().get(0)).isEqualTo(new StartStep("broker", State.DONE, "127.0.0.1:9092"));
        assertThat(list().get(2)).isEqualTo(new StartStep("first samples", State.IN_PROGRESS, "25 %"));

        steps.reach(Step.LEARNING);
        assertThat(list().get(2)).isEqualTo(new StartStep("first samples", State.DONE, ""));
        assertThat(list().get(3)).isEqualTo(new StartStep("learning", State.IN_PROGRESS, "40 %"));
    }

    @Test
    void shouldNotReturnToAnEarlierStep() {
        steps.reach(Step.FORECASTS);
        steps.reach(Step.LEARNING);

        assertThat(list().get(3).state()).isEqualTo(State.DONE);
    }

    @Test
    void shouldEndWithTheFirstForecast() {
        steps.complete();

        assertThat(list()).extracting(StartStep::state).containsOnly(State.DONE);
    }

    private List<StartStep> list() {
        return steps.list(Optional.of(new TrainingStatus("update 4 of 10", 0.4)));
    }
}
