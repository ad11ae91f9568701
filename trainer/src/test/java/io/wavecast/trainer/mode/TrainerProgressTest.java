package io.wavecast.trainer.mode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrainerProgressTest {
    private final AtomicLong now = new AtomicLong();
    private final TrainerProgress progress = new TrainerProgress(now::get);

    @Test
    void shouldBeAliveUntilTheDeadlineAfterTheLastStep() {
        after(TrainerProgress.DEADLINE.minusNanos(1));
        assertThat(progress.alive()).isTrue();
        progress.step();
        after(TrainerProgress.DEADLINE.minusNanos(1));
        assertThat(progress.alive()).isTrue();

        after(Duration.ofNanos(1));
        assertThat(progress.alive()).isFalse();
        progress.step();
        assertThat(progress.alive()).isTrue();
    }

    @Test
    void shouldBeAliveWhileItWaitsForTheNextTraining() {
        progress.pause(Duration.ofHours(6));
        after(Duration.ofHours(6).plus(TrainerProgress.DEADLINE).minusNanos(1));
        assertThat(progress.alive()).isTrue();

        after(Duration.ofNanos(1));
        assertThat(progress.alive()).isFalse();
    }

    private void after(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
