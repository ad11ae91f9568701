package io.wavecast.core.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The last decisions about one name.
 *
 * @param name of the model
 * @param newestFirst the decisions; each holds from its own time on, until the next newer one does
 * @param takenOffset offset of the newest publication under the plain name that became a version or retired the name; −1 if there is none
 * @param rejected the decisions against challengers, newest first; none of them changes which version is in force
 */
public record DecisionHistory(
        String name, List<VersionDecision> newestFirst, long takenOffset, List<VersionDecision> rejected) {
    /** Number of decisions that are kept. */
    public static final int KEPT = 20;

    private static final long NOTHING_TAKEN = -1;

    public DecisionHistory {
        newestFirst = List.copyOf(newestFirst);
        rejected = List.copyOf(rejected);
    }

    /** Decisions without any against a challenger. */
    public DecisionHistory(String name, List<VersionDecision> newestFirst, long takenOffset) {
        this(name, newestFirst, takenOffset, List.of());
    }

    /** No decision yet. */
    public static DecisionHistory none(String name) {
        return new DecisionHistory(name, List.of(), NOTHING_TAKEN);
    }

    /** The newest decision; empty if there was none yet. */
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

    /**
     * The versions that serve series when the current decision is made: that of each decision whose successors do not hold for all series
     * yet.
     */
    public Set<Long> serving() {
        Set<Long> versions = new HashSet<>();
        for (VersionDecision decision : newestFirst) {
            versions.add(decision.version());
            if (decision.holdsForAll(newestFirst.get(0).decidedMillis())) {
                break;
            }
        }
        return versions;
    }

    /**
     * Whether a version may challenge the one in force: it is newer, and nothing was decided about it. Once decisions against challengers were
     * dropped, it must be newer than the lowest version that is still among them.
     */
    public boolean isOpen(long version) {
        boolean forgotten = rejected.size() >= KEPT
                && rejected.stream().mapToLong(VersionDecision::version).min().orElse(0) > version;
        return !forgotten
                && inForce().filter(now -> now.number() < version).isPresent()
                && Stream.concat(newestFirst.stream(), rejected.stream())
                        .noneMatch(decision -> decision.version() == version);
    }

    /** With one more decision; the oldest ones are dropped. */
    public DecisionHistory with(VersionDecision decision) {
        return new DecisionHistory(name, longer(decision, newestFirst), takenOffset, rejected);
    }

    /** With one more decision against a challenger; the oldest ones are dropped. */
    public DecisionHistory rejecting(VersionDecision decision) {
        return new DecisionHistory(name, newestFirst, takenOffset, longer(decision, rejected));
    }

    /** The decisions against challengers together with others, newest first; the oldest ones are dropped. */
    public List<VersionDecision> rejectedWith(List<VersionDecision> others) {
        return Stream.concat(rejected.stream(), others.stream())
                .distinct()
                .sorted(Comparator.comparing(VersionDecision::decidedMillis).reversed())
                .limit(KEPT)
                .toList();
    }

    private static List<VersionDecision> longer(VersionDecision newest, List<VersionDecision> older) {
        List<VersionDecision> longer = new ArrayList<>();
        longer.add(newest);
        longer.addAll(older.subList(0, Math.min(older.size(), KEPT - 1)));
        return longer;
    }

    /** With the offset of a publication that was taken. */
    public DecisionHistory taken(long offset) {
        return new DecisionHistory(name, newestFirst, Math.max(takenOffset, offset), rejected);
    }
}
