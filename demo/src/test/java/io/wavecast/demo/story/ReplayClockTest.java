package io.wavecast.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReplayClockTest {
    private Instant wall = Instant.ofEpochSecond(1_000);

    @Test
    void shouldRunAsManyTimesAsFastFromItsStart() {
        var clock = new ReplayClock(new WallClock(), 4);
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(1_000));

        wall = wall.plusMillis(2_500);

        assertThat(clock.instant()).isEqualTo(Instant.ofEpochSecond(1_010));
        assertThat(clock.withZone(ZoneOffset.UTC).millis()).isEqualTo(1_010_000);
    }

    private final class WallClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return wall;
        }
    }
}
