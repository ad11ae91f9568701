package io.wavecast.trainer.decide;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.VersionDecision;
import java.time.Duration;
import java.util.List;

/**
 * How long the rule promotes no version of a name after its version in force changed. A change by an operator counts, too. The time follows from
 * the decisions in Kafka alone. Each change to an older version, or to none, within the last {@value #PROBATION} cool-downs doubles the time, up to
 * {@value #MAX_DOUBLINGS} times. So a time T sees at most T / cool-down + 1 promotions, whatever the tests say.
 */
public final class Cooldown {
    private static final int MAX_DOUBLINGS = 6;
    private static final int PROBATION = 64;

    private Cooldown() {}

    /** The time from which a promotion is allowed, in milliseconds since the epoch. The first decision about a name is no change. */
    public static long endMillis(DecisionHistory decisions, Duration cooldown) {
        List<VersionDecision> newestFirst = decisions.newestFirst();
        if (newestFirst.size() < 2) {
            return Long.MIN_VALUE;
        }
        long changed = newestFirst.get(0).decidedMillis();
        long window = PROBATION * cooldown.toMillis();
        int doublings = 0;
        for (int i = 0; i + 1 < newestFirst.size(); i++) {
            VersionDecision decision = newestFirst.get(i);
            boolean back = decision.version() < newestFirst.get(i + 1).version();
            if (back && changed - decision.decidedMillis() <= window) {
                doublings++;
            }
        }
        return changed + (cooldown.toMillis() << Math.min(MAX_DOUBLINGS, doublings));
    }
}
