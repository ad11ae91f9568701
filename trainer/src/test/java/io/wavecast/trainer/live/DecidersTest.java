package io.wavecast.trainer.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecidersTest {
    @Test
    void shouldHaveAGroupForEachName() {
        assertThat(Deciders.group("lab.", Optional.empty())).isEqualTo("lab.wavecast-decider");
        assertThat(Deciders.group("lab.", Optional.of("eeg"))).isEqualTo("lab.wavecast-decider-eeg");
    }
}
