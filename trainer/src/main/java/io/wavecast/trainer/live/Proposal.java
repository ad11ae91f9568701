package io.wavecast.trainer.live;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.versions.Decisions;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.wire.bytes.EnumNames;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A decision that a rule asks for. It is made only if nothing was decided about the name meanwhile.
 *
 * @param kind what happens
 * @param inForce the version that was in force when the rule measured
 * @param version the version that is promoted or retired
 * @param why in words
 */
public record Proposal(Kind kind, ModelVersion inForce, ModelVersion version, String why) {
    /** What happens. */
    public enum Kind {
        /** The version comes into force. */
        PROMOTED,
        /** A challenger ends; the version in force stays. */
        RETIRED;

        /** The value of the label in metrics, and the word in the log. */
        public String word() {
            return EnumNames.nameOf(this);
        }
    }

    /** The field {@code by} of decisions that are made from live scores. */
    static final String BY = "rule";

    /** Makes the decision. Returns false if it does not hold any more. */
    boolean decide(NameVersions versions, LongSupplier nowMillis, SwapTiming swap) {
        boolean holds = versions.decisions().inForce().equals(Optional.of(inForce))
                && versions.has(version.number())
                && versions.decisions().isOpen(version.number());
        if (holds && kind == Kind.PROMOTED) {
            versions.decide(Decisions.promote(versions, version.number(), BY, why, nowMillis, swap));
        } else if (holds) {
            long now = nowMillis.getAsLong();
            versions.reject(new VersionDecision(version.number(), BY, why, now, now));
        }
        return holds;
    }
}
