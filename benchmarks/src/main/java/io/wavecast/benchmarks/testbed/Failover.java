package io.wavecast.benchmarks.testbed;

import io.wavecast.streams.membership.RebalanceProtocol;
import io.wavecast.streams.runtime.Membership;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a service takes over from another one.
 *
 * @param standbys copies of each state on other instances
 * @param session silence after which an instance counts as dead; empty for the service's default
 * @param protocol by which instances share the work
 */
public record Failover(int standbys, Optional<Duration> session, RebalanceProtocol protocol) {
    static final Failover NONE = new Failover(0, Optional.empty(), RebalanceProtocol.CLASSIC);

    /** One standby of each state. */
    public static Failover withStandby(Duration session, RebalanceProtocol protocol) {
        return new Failover(1, Optional.of(session), protocol);
    }

    Membership membership(String group) {
        return new Membership(group, "", true, standbys, session, protocol);
    }

    /** The argument of a child process, for {@link #of}. */
    String word() {
        return standbys + "," + session.map(Duration::toMillis).orElse(0L) + "," + protocol.name();
    }

    static Failover of(String word) {
        List<String> parts = List.of(word.split(",", -1));
        long millis = Long.parseLong(parts.get(1));
        return new Failover(
                Integer.parseInt(parts.get(0)),
                millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)),
                RebalanceProtocol.valueOf(parts.get(2)));
    }
}
