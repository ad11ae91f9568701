package io.wavecast.demo.page;

import java.util.List;
import java.util.Optional;

/**
 * The state of a run.
 *
 * @param title name of the signal
 * @param cell recurrent cell of the networks that are trained
 * @param phase {@code starting}, {@code streaming}, {@code finishing} or {@code finished}
 * @param seconds time since the start of the stream
 * @param limit time limit in seconds; empty for a run until Ctrl-C
 * @param training the training in progress, if any
 * @param events oldest first
 * @param broker address of the broker, for other clients; empty before it has started
 * @param steps from the start to the first forecast by a model; empty if they are not shown
 */
public record RunState(
        String title,
        String cell,
        String phase,
        double seconds,
        Optional<Double> limit,
        Optional<TrainingStatus> training,
        List<RunEvent> events,
        Optional<String> broker,
        List<StartStep> steps) {
    public RunState {
        events = List.copyOf(events);
        steps = List.copyOf(steps);
    }
}
