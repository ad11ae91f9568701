package io.wavecast.streams;

import io.wavecast.cli.Problems;
import io.wavecast.streams.membership.RebalanceProtocol;
import io.wavecast.streams.runtime.Membership;
import io.wavecast.streams.runtime.ServeOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code serve} about the group of instances that share the work. */
final class MembershipOptions {
    @Option(
            names = ServeOptions.APPLICATION_ID,
            paramLabel = "ID",
            description = "name of the group of instances that share the work (default wavecast)",
            defaultValue = "wavecast")
    private String applicationId = "";

    @Option(
            names = ServeOptions.GROUP_INSTANCE_ID,
            paramLabel = "NAME",
            description = "name of this instance across restarts; its partitions wait for it for a session timeout",
            defaultValue = "")
    private String groupInstanceId = "";

    @Option(
            names = ServeOptions.LEAVE_ON_STOP,
            description = {
                "with --group-instance-id: leave the group on a stop, so that other instances take the partitions over",
                "at once; without it they wait for this instance to return"
            })
    private boolean leaveOnStop;

    @Option(
            names = ServeOptions.GROUP_PROTOCOL,
            paramLabel = "classic|streams",
            description = {
                "how instances share the work (default classic); with streams the broker assigns it, and standbys and",
                "session timeout become configurations of the group on the broker"
            },
            defaultValue = "classic")
    private String groupProtocol = "";

    @Option(
            names = ServeOptions.SESSION_TIMEOUT,
            paramLabel = "TIME",
            description = "silence after which an instance counts as dead (default 45s; 6s with --standbys)",
            defaultValue = "")
    private String sessionTimeout = "";

    @Option(
            names = ServeOptions.STANDBYS,
            paramLabel = "N",
            description = "copies of each state on other instances, which can take over at once (default 0)",
            defaultValue = "0")
    private String standbys = "";

    /** The membership; invalid values become problems. */
    Membership membership(Problems problems) {
        return new Membership(
                applicationId,
                groupInstanceId,
                leaveOnStop || groupInstanceId.isEmpty(),
                problems.number(ServeOptions.STANDBYS, standbys, 0),
                sessionTimeout.isBlank()
                        ? Optional.empty()
                        : Optional.of(problems.duration(
                                ServeOptions.SESSION_TIMEOUT, sessionTimeout, Duration.ofSeconds(45))),
                problems.choice(
                        ServeOptions.GROUP_PROTOCOL,
                        groupProtocol,
                        List.of(RebalanceProtocol.values()),
                        RebalanceProtocol::word));
    }
}
