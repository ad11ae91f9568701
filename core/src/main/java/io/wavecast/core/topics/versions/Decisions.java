package io.wavecast.core.topics.versions;

import io.wavecast.core.model.VersionDecision;
import java.time.Duration;

/** Makes decisions that can take effect. */
public final class Decisions {
    private Decisions() {}

    /** A decision that takes effect at once; see {@link #promote(NameVersions, long, String, String, long, SwapTiming)}. */
    public static VersionDecision promote(NameVersions versions, long number, String by, String why, long nowMillis) {
        return promote(versions, number, by, why, nowMillis, SwapTiming.AT_ONCE);
    }

    /**
     * A decision for a version. The first one about a name, and others that are written with it, hold for all records, since no version
     * served any; every other one after the lead.
     */
    public static VersionDecision promote(
            NameVersions versions, long number, String by, String why, long nowMillis, SwapTiming timing) {
        return versions.isNew()
                ? new VersionDecision(number, by, why, nowMillis, 0)
                : after(versions, number, by, why, nowMillis, timing);
    }

    /** A decision that puts no version in force, after the lead. */
    public static VersionDecision retire(
            NameVersions versions, String by, String why, long nowMillis, SwapTiming timing) {
        return after(versions, VersionDecision.NONE, by, why, nowMillis, timing);
    }

    private static VersionDecision after(
            NameVersions versions, long number, String by, String why, long nowMillis, SwapTiming timing) {
        long from = nowMillis + timing.lead().toMillis();
        Duration over = timing.over().orElseGet(versions::spread);
        return new VersionDecision(number, by, why, nowMillis, from, over.toMillis());
    }
}
