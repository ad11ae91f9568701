package io.wavecast.core.topics.versions;

import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.wire.bytes.EnumNames;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Whether a version that is published comes into force. */
public enum Promotion {
    /** At once. */
    IMMEDIATE,
    /** Only when a person decides so. */
    MANUAL,
    /** When it was measured to be better than the one in force; at once if there is none. */
    RULE;

    /** The name in options, and in the field {@code by} of decisions. */
    public String word() {
        return EnumNames.nameOf(this);
    }

    /**
     * The decision that a new version brings with it; empty if it waits.
     *
     * @param why how it was published
     * @param timing when it takes effect
     */
    Optional<VersionDecision> decision(
            NameVersions versions, long number, String why, LongSupplier nowMillis, SwapTiming timing) {
        boolean alone = versions.decisions().inForce().isEmpty();
        return this == IMMEDIATE || (this == RULE && alone)
                ? Optional.of(Decisions.promote(versions, number, word(), why, nowMillis, timing))
                : Optional.empty();
    }
}
