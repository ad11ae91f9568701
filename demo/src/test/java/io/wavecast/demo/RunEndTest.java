package io.wavecast.demo;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunEndTest {
    private static final Optional<String> AWAITED = Optional.of("the first forecast by eeg@2");

    private final List<String> announced = new ArrayList<>();
    private final RunEnd minute = new RunEnd(Optional.of(ofSeconds(60)), announced::add);

    @Test
    void shouldEndAtTheLimit() {
        assertThat(minute.isDue(ofSeconds(59), Optional.empty())).isFalse();
        assertThat(minute.isDue(ofSeconds(60), Optional.empty())).isTrue();
        assertThat(announced).isEmpty();
    }

    @Test
    void shouldSayOnceWhyItGoesOn() {
        assertThat(minute.isDue(ofSeconds(60), AWAITED)).isFalse();
        assertThat(minute.isDue(ofSeconds(61), AWAITED)).isFalse();

        assertThat(announced)
                .containsExactly(
                        "The 60 s are over; the run waits for the first forecast by eeg@2, at most 60 s longer");
        assertThat(minute.isDue(ofSeconds(62), Optional.empty())).isTrue();
    }

    @Test
    void shouldEndAfterTheGracePeriod() {
        assertThat(minute.isDue(ofSeconds(119), AWAITED)).isFalse();
        assertThat(minute.isDue(Duration.ofMinutes(2), AWAITED)).isTrue();
    }

    @Test
    void shouldNotEndWithoutALimit() {
        assertThat(new RunEnd(Optional.empty(), announced::add).isDue(ofSeconds(100_000), AWAITED))
                .isFalse();
    }
}
