package io.wavecast.streams.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MuteWindowTest {
    @Test
    void shouldHoldEachDay() {
        var window = new MuteWindow(2 * 60, 3 * 60);

        assertThat(window.contains(micros("2026-03-01T02:00:00Z"))).isTrue();
        assertThat(window.contains(micros("1950-03-01T02:59:59Z"))).isTrue();
        assertThat(window.contains(micros("2026-03-01T03:00:00Z"))).isFalse();
    }

    @Test
    void shouldReachPastMidnight() {
        var window = new MuteWindow(23 * 60, 60);

        assertThat(window.contains(micros("2026-03-01T23:30:00Z"))).isTrue();
        assertThat(window.contains(micros("2026-03-01T00:30:00Z"))).isTrue();
        assertThat(window.contains(micros("2026-03-01T12:00:00Z"))).isFalse();
    }

    @Test
    void shouldRefuseWhatIsNoTimeOfADay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MuteWindow(-1, 5))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MuteWindow(0, 1_441))
                .withMessageContaining("1441");
    }

    private static long micros(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000;
    }
}
