package io.wavecast.core.topics.versions;

import io.wavecast.core.model.VersionDecision;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Makes decisions that can take effect.
 *
 * <p>Counting series takes up to some seconds on a slow broker. So the clock is read after it, and the whole lead is left for the transaction.
 */
public final class Decisions {
    private Decisions() {}

    /** A decision that takes effect at once; see {@link #promote(NameVersions, long, String, String, LongSupplier, SwapTiming)}. */
    public static VersionDecision promote(
            NameVersions versions, long number, String by, String why, LongSupplier nowMillis) {
        return promote(versions, number, by, why, nowMillis, SwapTiming.AT_ONCE);
    }

    /**
     * A decision for a version. The first one about a name, and others that are written with it, hold for all records, since no version
     * served any; every other one after the lead.
     *
     * @param nowMillis the present, in milliseconds since the epoch; asked after the series are counted
     */
    public static VersionDecision promote(
            NameVersions versions, long number, String by, String why, LongSupplier nowMillis, SwapTiming timing) {
        return versions.isNew()
                ? new VersionDecision(number, by, why, nowMillis.getAsLong(), 0)
                : after(versions, number, by, why, nowMillis, timing);
    }

    /** A decision that puts no version in force, after the lead. */
    public static VersionDecision retire(
            NameVersions versions, String by, String why, LongSupplier nowMillis, SwapTiming timing) {
        return after(versions, VersionDecision.NONE, by, why, nowMillis, timing);
    }

    private static VersionDecision after(
            NameVersions versions, long number, String by, String why, LongSupplier nowMillis, SwapTiming timing) {
        Duration over = timing.over().orElseGet(versions::spread);
        long now = nowMillis.getAsLong();
        return new VersionDecision(number, by, why, now, now + timing.lead().toMillis(), over.toMillis());
    }
}
