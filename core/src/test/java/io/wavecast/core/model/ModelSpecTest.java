package io.wavecast.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import java.util.List;
import java.util.Optional;
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
    void shouldRequireAnOutputForEveryHorizonAndTarget() {
        var two = new TargetChannels(3, List.of(0, 2));
        var spec = of(NetworkSpec.linear(3, 4, 4), true, two, List.of(1, 5));

        assertThat(spec.channels()).isEqualTo(3);
        assertThat(spec.targets().places()).containsExactly(0, -1, 1);
        assertThatThrownBy(() -> of(NetworkSpec.linear(3, 6, 4), true, two, List.of(1, 5)))
                .hasMessage("expected 4 outputs of a direct model with 2 horizons and 2 targets, was 6");
        assertThatThrownBy(() -> of(NetworkSpec.linear(3, 3, 4), false, two, List.of(1, 5)))
                .hasMessage("expected as many targets as outputs for a closed loop, was 2 targets and 3 outputs");
        assertThatThrownBy(() -> of(NetworkSpec.linear(2, 2, 4), false, two, List.of(1)))
                .hasMessageStartingWith("expected targets among 2 channels, was ");
    }

    private static ModelSpec of(NetworkSpec network, boolean direct, TargetChannels targets, List<Integer> horizons) {
        return new ModelSpec(network, 1_000, horizons, direct, false, 4, 0.9, Optional.empty(), targets);
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
