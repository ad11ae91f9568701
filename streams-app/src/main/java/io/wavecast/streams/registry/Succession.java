package io.wavecast.streams.registry;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.VersionDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Which version of a name serves a record: a function of the key, the record's timestamp and the history of decisions, and of nothing else.
 * Immutable.
 */
final class Succession {
    /** No version for any record. */
    static final Succession NONE = new Succession(List.of());

    private final List<Reign> newestFirst;

    private Succession(List<Reign> newestFirst) {
        this.newestFirst = List.copyOf(newestFirst);
    }

    /** One version for all records. */
    static Succession always(long version) {
        return new Succession(List.of(Reign.always(version)));
    }

    /**
     * The succession of a history. In place of a version that cannot be used, the nearest earlier one serves that can, or else the nearest
     * later one.
     */
    static Succession of(DecisionHistory history, LongPredicate usable) {
        List<VersionDecision> decisions = history.newestFirst();
        List<Reign> reigns = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            reigns.add(new Reign(version(decisions, i, usable), decisions.get(i)));
        }
        return new Succession(reigns);
    }

    private static long version(List<VersionDecision> decisions, int at, LongPredicate usable) {
        if (decisions.get(at).retires()) {
            return VersionDecision.NONE;
        }
        for (int i = at; i < decisions.size(); i++) {
            if (usable.test(decisions.get(i).version())) {
                return decisions.get(i).version();
            }
        }
        for (int i = at - 1; i >= 0; i--) {
            if (usable.test(decisions.get(i).version())) {
                return decisions.get(i).version();
            }
        }
        return VersionDecision.NONE;
    }

    /** The version of the newest decision; 0 if there is none. */
    long newest() {
        return newestFirst.isEmpty() ? VersionDecision.NONE : newestFirst.get(0).version();
    }

    /** Whether a version serves any record. */
    boolean names(long version) {
        return newestFirst.stream().anyMatch(reign -> reign.version() == version);
    }

    /**
     * What serves a record of a series. Before all decisions there is nothing; if older ones were forgotten, the oldest that is remembered.
     * Narrows the times to those with the same answer.
     */
    Reign serving(String series, Validity at) {
        double share = share(series);
        for (Reign reign : newestFirst) {
            if (reign.hasBegun(share, at)) {
                return reign;
            }
        }
        return hasForgotten() ? newestFirst.get(newestFirst.size() - 1) : Reign.always(VersionDecision.NONE);
    }

    /** Whether a record is older than all decisions that are remembered, and others were before. */
    boolean isForgotten(String series, Validity at) {
        double share = share(series);
        return hasForgotten() && newestFirst.stream().noneMatch(reign -> reign.hasBegun(share, at));
    }

    private boolean hasForgotten() {
        return newestFirst.size() >= DecisionHistory.KEPT;
    }

    /** Spreads keys evenly over 0 to 1, those that differ in their last digit only as well (the end of MurmurHash3, Appleby 2011). */
    static double share(String series) {
        int hash = series.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return Integer.toUnsignedLong(hash ^ (hash >>> 16)) * 0x1p-32;
    }
}
