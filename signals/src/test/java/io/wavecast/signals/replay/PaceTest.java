package io.wavecast.signals.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong(5_000);

    @Test
    void shouldDivideTimeByTheSpeed() {
        assertThat(new Pace(1, now::get).dueIn(2_000)).isEqualTo(2_000_000);
        assertThat(new Pace(10, now::get).dueIn(2_000)).isEqualTo(200_000);
        assertThat(new Pace(0, now::get).dueIn(2_000)).isZero();
    }

    @Test
    void shouldNotAddUpDelays() {
        var pace = new Pace(1, now::get);

        now.addAndGet(3_500_000);

        assertThat(pace.dueIn(4_000)).isEqualTo(500_000);
        assertThat(pace.dueIn(3_000)).isNegative();
    }

    @Test
    void shouldNotWaitWhenStopped() {
        new Pace(1, now::get).await(Long.MAX_VALUE / 1_000_000, () -> false);
    }
}
