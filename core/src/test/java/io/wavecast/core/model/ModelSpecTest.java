package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.rnn.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSpecTest {
    @Test
    void shouldRequireAnOutputForEveryHorizonAndChannelIfDirect() {
        var spec = new ModelSpec(NetworkSpec.linear(2, 6, 4), 1_000, List.of(1, 5, 10), true, 4, 0.9);

        assertThat(spec.channels()).isEqualTo(2);
        assertThatThrownBy(() -> new ModelSpec(NetworkSpec.linear(2, 4, 4), 1_000, List.of(1, 5, 10), true, 4, 0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 6 outputs of a direct model with 3 horizons and 2 channels, was 4");
    }

    @Test
    void shouldRequireHorizonOneFirstIfDirect() {
        assertThatThrownBy(() -> new ModelSpec(NetworkSpec.linear(1, 2, 4), 1_000, List.of(2, 5), true, 4, 0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "expected horizons of a direct model to begin with 1, since its next step fills gaps, was [2, 5]");
    }

    @Test
    void shouldRequireAsManyInputsAsOutputsIfNotDirect() {
        assertThatThrownBy(() -> new ModelSpec(NetworkSpec.linear(2, 4, 4), 1_000, List.of(1, 5), 4, 0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 inputs and 4 outputs");
    }
}
