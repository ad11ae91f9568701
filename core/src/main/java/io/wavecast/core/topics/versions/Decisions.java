package io.wavecast.core.topics.versions;

import io.wavecast.core.model.VersionDecision;

/** Makes decisions that can take effect. */
public final class Decisions {
    private Decisions() {}

    /**
     * A decision for a version. The first one about a name holds for all observations, since there is no version that it could replace;
     * every other one from now on.
     */
    public static VersionDecision promote(NameVersions versions, long number, String by, String why, long nowMillis) {
        boolean first = versions.decisions().newestFirst().isEmpty();
        return new VersionDecision(number, by, why, nowMillis, first ? 0 : nowMillis);
    }
}
