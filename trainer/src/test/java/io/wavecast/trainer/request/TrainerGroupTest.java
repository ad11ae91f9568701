package io.wavecast.trainer.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainerGroupTest {
    @Test
    void shouldBeAnotherOneForTrainersOfOtherNames() {
        assertThat(TrainerGroup.of("lab-", Optional.empty()))
                .isEqualTo(new TrainerGroup("lab-wavecast-trainer", Optional.empty()));
        assertThat(TrainerGroup.of("lab-", Optional.of("eeg/left")))
                .isEqualTo(new TrainerGroup("lab-wavecast-trainer-eeg/left", Optional.of("lab-wavecast-trainer")));
    }
}
