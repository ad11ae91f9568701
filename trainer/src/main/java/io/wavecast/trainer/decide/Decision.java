package io.wavecast.trainer.decide;

import java.util.OptionalLong;

/**
 * A change of the version in force of a name.
 *
 * @param inForce number of the version from now on; empty if none is
 * @param before number of the version until now; empty if none was
 * @param reason why
 * @param atMicros event time of the newest score that the decision is based on
 */
public record Decision(OptionalLong inForce, OptionalLong before, Reason reason, long atMicros) {
    /** Reasons for a decision by the rule. */
    public enum Reason {
        /** The first version of a name, or the first after it had none. */
        FIRST,
        /** A challenger was better. */
        BETTER,
        /** The champion was worse than the naive forecast. */
        WORSE_THAN_NAIVE,
        /** The champion was worse than its predecessor's record. */
        WORSE_THAN_PREDECESSOR
    }
}
