package io.wavecast.streams.membership;

import java.util.Locale;

/** The protocol by which instances share the work. */
public enum RebalanceProtocol {
    /** One of the instances assigns the tasks. Each instance names its own session timeout and number of standbys. */
    CLASSIC,
    /** The broker assigns the tasks (KIP-1071). Session timeout and number of standbys are configurations of the group on the broker. */
    STREAMS;

    /** The value of the option, and of Kafka Streams' {@code group.protocol}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
