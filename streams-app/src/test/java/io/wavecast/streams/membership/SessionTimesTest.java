package io.wavecast.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTimesTest {
    private static final Duration SIX = Duration.ofSeconds(6);

    @Test
    void shouldMissAnInstanceSoonerIfItHasStandbys() {
        assertThat(times(Optional.empty(), 0, Map.of()).session()).isEqualTo(Duration.ofSeconds(45));
        assertThat(times(Optional.empty(), 1, Map.of()).session()).isEqualTo(SIX);
    }

    @Test
    void shouldPreferTheOptionToTheClientPropertiesAndThoseToTheDefault() {
        Map<String, Object> client = Map.of("main.consumer.session.timeout.ms", "7000", "session.timeout.ms", "8000");

        assertThat(times(Optional.of(SIX), 1, client).session()).isEqualTo(SIX);
        assertThat(times(Optional.empty(), 1, client).session()).isEqualTo(Duration.ofSeconds(7));
        assertThat(times(Optional.empty(), 1, Map.of("session.timeout.ms", 8_000))
                        .session())
                .isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void shouldDeriveHeartbeatsAndTransactionsWithinKafkasLimits() {
        assertThat(SessionTimes.of(SIX)).isEqualTo(new SessionTimes(SIX, Duration.ofMillis(400), SIX));
        assertThat(SessionTimes.of(Duration.ofSeconds(45)))
                .isEqualTo(new SessionTimes(Duration.ofSeconds(45), Duration.ofSeconds(3), Duration.ofSeconds(10)));
        assertThat(SessionTimes.of(Duration.ofSeconds(1)))
                .isEqualTo(new SessionTimes(Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(3)));
    }

    private static SessionTimes times(Optional<Duration> chosen, int standbys, Map<String, Object> client) {
        return SessionTimes.of(chosen, standbys, client);
    }
}
