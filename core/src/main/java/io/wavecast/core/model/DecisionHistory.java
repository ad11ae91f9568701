package io.wavecast.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last decisions about one name.
 *
 * @param name of the model
 * @param newestFirst the decisions; the first one holds now
 * @param takenOffset offset of the newest publication under the plain name that became a version or retired the name; −1 if there is none
 */
public record DecisionHistory(String name, List<VersionDecision> newestFirst, long takenOffset) {
    /** Number of decisions that are kept. */
    public static final int KEPT = 20;

    private static final long NOTHING_TAKEN = -1;

    public DecisionHistory {
        newestFirst = List.copyOf(newestFirst);
    }

    /** No decision yet. */
    public static DecisionHistory none(String name) {
        return new DecisionHistory(name, List.of(), NOTHING_TAKEN);
    }

    /** The decision that holds now; empty if there was none yet. */
    public Optional<VersionDecision> current() {
        return newestFirst.stream().findFirst();
    }

    /** The version that the current decision puts in force; empty if the name is retired or undecided. */
    public Optional<ModelVersion> inForce() {
        return current()
                .filter(decision -> !decision.retires())
                .map(decision -> new ModelVersion(name, decision.version()));
    }

    /** The version that was in force before the present one: the newest other version in the history. */
    public Optional<ModelVersion> predecessor() {
        Optional<ModelVersion> now = inForce();
        return newestFirst.stream()
                .skip(1)
                .filter(decision -> !decision.retires())
                .map(decision -> new ModelVersion(name, decision.version()))
                .filter(version -> !now.equals(Optional.of(version)))
                .findFirst();
    }

    /** With one more decision; the oldest ones are dropped. */
    public DecisionHistory with(VersionDecision decision) {
        List<VersionDecision> longer = new ArrayList<>();
        longer.add(decision);
        longer.addAll(newestFirst.subList(0, Math.min(newestFirst.size(), KEPT - 1)));
        return new DecisionHistory(name, longer, takenOffset);
    }

    /** With the offset of a publication that was taken. */
    public DecisionHistory taken(long offset) {
        return new DecisionHistory(name, newestFirst, Math.max(takenOffset, offset));
    }
}
