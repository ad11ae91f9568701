package io.wavecast.demo;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingScheduleTest {
    private final TrainingSchedule twoMinutes = new TrainingSchedule(Optional.of(ofMinutes(2)));
    private final TrainingSchedule endless = new TrainingSchedule(Optional.empty());

    @Test
    void shouldStartTheFirstTrainingAfterEnoughTimeAndSamples() {
        assertThat(twoMinutes.firstDue(ofSeconds(11), 100_000)).isFalse();
        assertThat(twoMinutes.firstDue(ofSeconds(100), TrainingSchedule.MIN_SAMPLES - 1))
                .isFalse();
        assertThat(twoMinutes.firstDue(ofSeconds(12), TrainingSchedule.MIN_SAMPLES))
                .isTrue();
    }

    @Test
    void shouldSayHowMuchOfTheFirstSamplesHasArrived() {
        assertThat(twoMinutes.firstShare(ofSeconds(4), 100_000)).isBetween(0.33, 0.34);
        assertThat(twoMinutes.firstShare(ofSeconds(100), TrainingSchedule.MIN_SAMPLES / 4))
                .isEqualTo(0.25);
        assertThat(twoMinutes.firstShare(ofSeconds(100), 100_000)).isEqualTo(1);
    }

    @Test
    void shouldStartTheSecondTrainingByHalfOfTheRun() {
        assertThat(twoMinutes.secondDue(ofSeconds(59), ofSeconds(20))).isFalse();
        assertThat(twoMinutes.secondDue(ofSeconds(60), ofSeconds(20))).isTrue();
        assertThat(endless.secondDue(ofSeconds(60), ofSeconds(20))).isFalse();
        assertThat(endless.secondDue(ofSeconds(65), ofSeconds(20))).isTrue();
    }

    @Test
    void shouldLimitTheTrainingTimeInAShortRun() {
        assertThat(new TrainingSchedule(Optional.of(ofSeconds(25))).trainingTime())
                .isLessThanOrEqualTo(ofSeconds(3));
        assertThat(endless.trainingTime()).isLessThanOrEqualTo(ofSeconds(10));
    }
}
