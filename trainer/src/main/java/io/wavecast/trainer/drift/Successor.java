package io.wavecast.trainer.drift;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.VersionDecision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;

/** Decides by the history of a name who follows a version that steps down, and when. All of it is in the topic, so a restart changes nothing. */
public final class Successor {
    /** The field {@code by} of decisions by this rule. */
    public static final String BY = "step-down";

    private Successor() {}

    /**
     * The version that returns if the one in force steps down: the newest other one that was in force, is kept, and did not step down itself since it was
     * last decided for.
     *
     * @param kept whether a version is kept
     * @return empty if there is none: the name has no version in force then
     */
    public static OptionalLong of(DecisionHistory history, LongPredicate kept) {
        Set<Long> barred = barred(history);
        long now = history.current().map(VersionDecision::version).orElse(VersionDecision.NONE);
        return history.newestFirst().stream()
                .filter(decision -> !decision.retires())
                .mapToLong(VersionDecision::version)
                .filter(version -> version != now && !barred.contains(version) && kept.test(version))
                .findFirst();
    }

    /** The versions that stepped down since they were last decided for. */
    static Set<Long> barred(DecisionHistory history) {
        List<VersionDecision> decisions = new ArrayList<>(history.newestFirst());
        Set<Long> barred = new HashSet<>();
        for (int i = decisions.size() - 1; i >= 0; i--) { // oldest first
            if (decisions.get(i).by().equals(BY) && i + 1 < decisions.size()) {
                barred.add(decisions.get(i + 1).version());
            } else {
                barred.remove(decisions.get(i).version());
            }
        }
        return barred;
    }

    /** Whether a decision is a step-down after which no version is in force. */
    public static boolean leavesNone(VersionDecision decision) {
        return decision.retires() && decision.by().equals(BY);
    }

    /** When a version of this name last stepped down, in milliseconds since the epoch; empty if none did. */
    public static Optional<Long> lastStepDown(DecisionHistory history) {
        return history.newestFirst().stream()
                .filter(decision -> decision.by().equals(BY))
                .map(VersionDecision::decidedMillis)
                .findFirst();
    }
}
