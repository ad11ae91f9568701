package io.wavecast.streams.runtime;

import io.wavecast.streams.membership.RebalanceProtocol;
import java.time.Duration;
import java.util.Optional;

/**
 * The membership of an instance in the group that shares the work.
 *
 * @param group name of the group, Kafka Streams' application id; also the prefix of internal topics
 * @param instance name of the instance across restarts, so that its partitions wait for it; empty for none
 * @param leaves whether the instance leaves the group when it stops, so that others take its partitions over at once. If not, they stay
 *     unanswered until the instance returns, or until its session times out
 * @param standbys number of copies of each state on other instances, which take over without a restore
 * @param session silence after which the instance counts as dead; empty for the default, which depends on standbys
 * @param protocol by which instances share the work
 */
public record Membership(
        String group,
        String instance,
        boolean leaves,
        int standbys,
        Optional<Duration> session,
        RebalanceProtocol protocol) {
    /** A membership by the classic protocol, with the default session timeout. */
    public Membership(String group, String instance, boolean leaves, int standbys) {
        this(group, instance, leaves, standbys, Optional.empty(), RebalanceProtocol.CLASSIC);
    }

    /** A membership without an instance name or standbys. */
    public static Membership of(String group) {
        return new Membership(group, "", true, 0);
    }
}
