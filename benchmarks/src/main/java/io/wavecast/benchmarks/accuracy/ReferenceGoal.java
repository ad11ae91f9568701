package io.wavecast.benchmarks.accuracy;

import java.util.List;
import java.util.Optional;

/** The errors that the default should not exceed, in standard deviations. */
record ReferenceGoal(String recording, int horizon, double limit) {
    private static final List<ReferenceGoal> ALL = List.of(
            new ReferenceGoal(Recording.ECG.title(), 10, 0.15),
            new ReferenceGoal(Recording.TAXI.title(), 1, 0.115),
            new ReferenceGoal(Recording.TAXI.title(), 10, 0.42),
            new ReferenceGoal(Recording.AIR.title(), 1, 0.385),
            new ReferenceGoal(Recording.AIR.title(), 10, 0.64));

    static Optional<Double> of(String recording, int horizon) {
        return ALL.stream()
                .filter(goal -> goal.recording.equals(recording) && goal.horizon == horizon)
                .map(ReferenceGoal::limit)
                .findFirst();
    }
}
