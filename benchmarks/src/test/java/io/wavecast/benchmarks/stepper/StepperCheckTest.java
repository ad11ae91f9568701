package io.wavecast.benchmarks.stepper;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.wavecast.benchmarks.step.StepCase;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Network;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepperCheckTest {
    private static final int UNITS = 8;
    private static final int INPUTS = 3;

    static Stream<Arguments> contestants() {
        return Arrays.stream(InferenceEngine.values()).flatMap(contestant -> Arrays.stream(CellKind.values())
                .filter(contestant::knows)
                .map(cell -> arguments(contestant, cell)));
    }

    @ParameterizedTest
    @MethodSource("contestants")
    void allSayWhatTheCoreSays(InferenceEngine contestant, CellKind cell) {
        Network network = new StepCase(cell, UNITS, INPUTS).network();
        try (Stepper stepper = contestant.open(network)) {
            StepperCheck.check(contestant, stepper, network);
        }
    }

    @Test
    void anotherNetworkIsNoticed() {
        Network network = new StepCase(CellKind.LSTM, UNITS, INPUTS).network();
        Network other = new StepCase(CellKind.GRU, UNITS, INPUTS).network();

        assertThatIllegalStateException()
                .isThrownBy(() -> StepperCheck.check(InferenceEngine.CORE, new CoreStepper(other), network))
                .withMessageContaining("where the core says");
    }
}
