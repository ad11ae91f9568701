package io.wavecast.streams.membership;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configurations of a group on the broker, which the protocol {@link RebalanceProtocol#STREAMS} reads in place of an instance's. */
public final class GroupSettings {
    private static final Logger log = LoggerFactory.getLogger(GroupSettings.class);

    /** The default of brokers. Their heartbeats, every 5 s, suit it, and by default they refuse shorter intervals. */
    private static final Duration BROKERS_SESSION = Duration.ofSeconds(45);

    private GroupSettings() {}

    /**
     * The configurations that the options stand for; empty if each option has its default.
     *
     * @param standbys number of copies of each state; 0 leaves the group's own number
     * @param session session timeout; empty leaves the group's own
     */
    public static Map<String, String> of(int standbys, Optional<Duration> session) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (standbys > 0) {
            settings.put("streams.num.standby.replicas", String.valueOf(standbys));
        }
        session.map(SessionTimes::of).ifPresent(times -> {
            settings.put("streams.session.timeout.ms", millis(times.session()));
            if (times.session().compareTo(BROKERS_SESSION) < 0) {
                settings.put("streams.heartbeat.interval.ms", millis(times.heartbeat()));
            }
        });
        return settings;
    }

    /**
     * Sets the configurations that differ on the broker.
     *
     * @throws RefusedGroupSettingException if the broker refuses them, does not know them, or the user has not the rights
     * @throws IllegalStateException if the broker fails
     */
    public static void set(Admin admin, String group, Map<String, String> settings)
            throws InterruptedException, RefusedGroupSettingException {
        if (settings.isEmpty()) {
            return;
        }
        var resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        try {
            var present = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            List<AlterConfigOp> changes = settings.entrySet().stream()
                    .filter(setting -> {
                        var entry = present.get(setting.getKey());
                        return entry == null || !setting.getValue().equals(entry.value());
                    })
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            if (!changes.isEmpty()) {
                admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
                log.info("group {} on the broker has now {}", group, text(settings));
            }
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof AuthorizationException) {
                throw new RefusedGroupSettingException(
                        "cannot set " + text(settings) + " of group " + group
                                + ": the user needs DescribeConfigs and AlterConfigs of the group; or set them with"
                                + " kafka-configs.sh, and leave the options out",
                        cause);
            }
            if (cause instanceof InvalidConfigurationException
                    || cause instanceof InvalidRequestException
                    || cause instanceof UnsupportedVersionException) {
                throw new RefusedGroupSettingException(
                        "the broker refuses " + text(settings) + " of group " + group + ": " + cause.getMessage(),
                        cause);
            }
            throw new IllegalStateException("cannot set " + text(settings) + " of group " + group, cause);
        }
    }

    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String millis(Duration time) {
        return String.valueOf(time.toMillis());
    }
}
