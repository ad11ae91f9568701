package io.wavecast.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupSettingsTest {
    @Test
    void shouldTranslateOptionsThatAreGivenAndNoOthers() {
        assertThat(GroupSettings.of(0, Optional.empty())).isEmpty();
        assertThat(GroupSettings.of(2, Optional.empty())).isEqualTo(Map.of("streams.num.standby.replicas", "2"));
        assertThat(GroupSettings.of(0, Optional.of(Duration.ofSeconds(6))))
                .isEqualTo(Map.of("streams.session.timeout.ms", "6000", "streams.heartbeat.interval.ms", "400"));
    }

    @Test
    void shouldLeaveTheHeartbeatToBrokersThatAllowNoShortSessions() {
        assertThat(GroupSettings.of(0, Optional.of(Duration.ofSeconds(45))))
                .isEqualTo(Map.of("streams.session.timeout.ms", "45000"));
    }
}
