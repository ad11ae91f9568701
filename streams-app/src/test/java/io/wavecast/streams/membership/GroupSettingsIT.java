package io.wavecast.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.SharedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("once")
@ExtendWith(SharedBroker.class)
class GroupSettingsIT {
    private static final String GROUP = "group-settings";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldSetWhatTheOptionsStandForAndLeaveTheRest(LocalBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            GroupSettings.set(admin, GROUP, GroupSettings.of(1, Optional.of(Duration.ofSeconds(6))));
            GroupSettings.set(admin, GROUP, GroupSettings.of(0, Optional.empty()));

            // The controller answers before the broker has read what it wrote.
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(value(admin, "streams.num.standby.replicas")).isEqualTo("1");
                assertThat(value(admin, "streams.session.timeout.ms")).isEqualTo("6000");
                assertThat(value(admin, "streams.heartbeat.interval.ms")).isEqualTo("400");
            });
        }
    }

    @Test
    void shouldSayWhatTheBrokerRefuses(LocalBroker broker) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            var tooShort = GroupSettings.of(0, Optional.of(Duration.ofMillis(500)));

            assertThatThrownBy(() -> GroupSettings.set(admin, GROUP, tooShort))
                    .isInstanceOf(RefusedGroupSettingException.class)
                    .hasMessageContaining("refuses streams.session.timeout.ms=500")
                    .hasMessageContaining(GROUP)
                    .hasMessageContaining("1000"); // the least that this broker allows
        }
    }

    private static String value(Admin admin, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.GROUP, GROUP);
        return admin.describeConfigs(List.of(resource))
                .values()
                .get(resource)
                .get()
                .get(name)
                .value();
    }
}
