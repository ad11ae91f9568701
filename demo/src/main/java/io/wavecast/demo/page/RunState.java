package io.wavecast.demo.page;

import java.util.List;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param title where the signal comes from
 * @param cell of the networks that are trained
 * @param phase one word: {@code starting}, {@code streaming}, {@code finishing} or {@code finished}
 * @param seconds since the start of the stream
 * @param limit of seconds; empty until somebody ends it
 * @param training if one is going on
 * @param notes oldest first
 */
public record RunState(
        String title,
        String cell,
        String phase,
        double seconds,
        Optional<Double> limit,
        Optional<TrainingStatus> training,
        List<RunEvent> notes) {
    public RunState {
        notes = List.copyOf(notes);
    }
}
