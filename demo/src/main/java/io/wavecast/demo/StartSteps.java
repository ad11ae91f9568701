package io.wavecast.demo;

import io.wavecast.demo.page.StartStep;
import io.wavecast.demo.page.StartStep.State;
import io.wavecast.demo.page.TrainingStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps from the start of a run to the first forecast by a model. Not thread-safe. */
final class StartSteps {
    /** The steps in their order. */
    enum Step {
        BROKER("broker"),
        SERVICE("forecasting service"),
        SAMPLES("first samples"),
        LEARNING("learning"),
        FORECASTS("first forecast by a model");

        private final String text;

        Step(String text) {
            this.text = text;
        }
    }

    private Step current = Step.BROKER;
    private boolean done;
    private double share = Double.NaN; // of the samples before the first training
    private String broker = "";

    /** Ends all steps before this one. A step that has ended stays so. */
    void reach(Step step) {
        if (step.compareTo(current) > 0) {
            current = step;
        }
    }

    /** Ends the last step. */
    void complete() {
        done = true;
    }

    void broker(String address) {
        broker = address;
    }

    void samples(double collected) {
        share = collected;
    }

    List<StartStep> list(Optional<TrainingStatus> training) {
        List<StartStep> list = new ArrayList<>();
        for (Step step : Step.values()) {
            int order = step.compareTo(current);
            State state = done || order < 0 ? State.DONE : order == 0 ? State.IN_PROGRESS : State.WAITING;
            list.add(new StartStep(step.text, state, detail(step, state, training)));
        }
        return list;
    }

    private String detail(Step step, State state, Optional<TrainingStatus> training) {
        if (step == Step.BROKER) {
            return broker;
        }
        if (state == State.IN_PROGRESS && step == Step.SAMPLES) {
            return percent(share);
        }
        return state == State.IN_PROGRESS && step == Step.LEARNING
                ? percent(training.map(TrainingStatus::share).orElse(Double.NaN))
                : "";
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.0f %%", 100 * share) : "";
    }
}
