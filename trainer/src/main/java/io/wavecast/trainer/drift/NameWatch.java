package io.wavecast.trainer.drift;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.topics.versions.Promotion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches the version in force of one name, and remembers how good the one before it was. */
public final class NameWatch {
    private final WatchSettings settings;
    private DecisionHistory history;
    private long inForce = VersionDecision.NONE;
    private long before = VersionDecision.NONE;
    private @Nullable VersionWatch champion;
    private @Nullable VersionWatch predecessor;

    public NameWatch(String name, WatchSettings settings) {
        this.settings = settings;
        this.history = DecisionHistory.none(name);
    }

    /** The decisions have changed. A version that comes into force is watched from now on, with errors that are learned anew. */
    public void decided(DecisionHistory changed) {
        history = changed;
        long next = number(changed.inForce());
        if (next == inForce) {
            return;
        }
        before = number(changed.predecessor());
        predecessor = champion != null && before == inForce ? champion : watch(before);
        inForce = next;
        champion = watch(next);
    }

    private static long number(Optional<ModelVersion> version) {
        return version.map(ModelVersion::number).orElse(VersionDecision.NONE);
    }

    private @Nullable VersionWatch watch(long version) {
        return version == VersionDecision.NONE
                ? null
                : new VersionWatch(settings.block().toMillis(), settings.learn(), settings.stepDownAfter());
    }

    /**
     * Adds scores of a series. Those of other versions than the one in force and the one before are skipped.
     *
     * @return whether the findings may have changed
     */
    public boolean scored(String series, ScoreSummary summary, long atMillis) {
        long version = summary.model().number();
        if (champion != null && version == inForce) {
            return champion.add(series, summary, atMillis, reference());
        }
        if (predecessor != null && version == before) {
            boolean unused = predecessor.add(series, summary, atMillis, Optional.empty());
        }
        return false;
    }

    /**
     * The version before. Empty if the one in force was in force earlier, too, since who decides for it again knows both; and if the decider put it
     * in force, since it compared both on the same observations.
     */
    private Optional<VersionWatch> reference() {
        boolean returned = history.newestFirst().stream().skip(1).anyMatch(decision -> decision.version() == inForce);
        boolean compared = history.current()
                .filter(decision -> decision.by().equals(Promotion.RULE.word()))
                .isPresent();
        return returned || compared ? Optional.empty() : Optional.ofNullable(predecessor);
    }

    /** The watch of the version in force; empty if none is. */
    public Optional<VersionWatch> champion() {
        return Optional.ofNullable(champion);
    }

    /** Number of the version in force; 0 if none is. */
    public long inForce() {
        return inForce;
    }

    public DecisionHistory history() {
        return history;
    }
}
