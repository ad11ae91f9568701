package io.wavecast.trainer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchGroupTest {
    @Test
    void shouldBeAnotherOneForTrainersOfOtherNames() {
        assertThat(WatchGroup.of("lab-", Optional.empty())).isEqualTo("lab-wavecast-watch");
        assertThat(WatchGroup.of("", Optional.of("eeg"))).isEqualTo("wavecast-watch-eeg");
        assertThat(WatchGroup.of("", Optional.of("pump"))).isEqualTo("wavecast-watch-pump");
    }
}
