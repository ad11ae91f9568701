package io.wavecast.streams.registry;

import io.wavecast.core.model.VersionDecision;

/**
 * One decision as the service applies it.
 *
 * @param version number of the version that serves; 0 for none
 * @param decision what was decided: another version, if that one cannot be used
 */
record Reign(long version, VersionDecision decision) {
    /** One version for all records. */
    static Reign always(long version) {
        return new Reign(version, new VersionDecision(version, "", "", 0, 0));
    }

    /** Whether it has begun for a series with this share, 0 to below 1, of the time over which series change. */
    boolean hasBegun(double share, Validity at) {
        return at.reached(beginMicros(share));
    }

    /** A decision from 0 stands for all times, whatever the share. */
    private long beginMicros(double share) {
        long from = decision.fromMillis();
        return from == 0 ? Long.MIN_VALUE : (from + (long) (share * decision.overMillis())) * 1_000;
    }

    boolean isReplaced() {
        return version != decision.version();
    }
}
