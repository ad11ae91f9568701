package io.wavecast.benchmarks.stepper;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.wavecast.benchmarks.workload.RandomModel;
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

    static Stream<Arguments> engines() {
        return Arrays.stream(InferenceEngine.values()).flatMap(engine -> Arrays.stream(CellKind.values())
                .filter(engine::supports)
                .map(cell -> arguments(engine, cell)));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldPassEveryEngineOnEveryCellItSupports(InferenceEngine engine, CellKind cell) {
        Network network = RandomModel.network(cell, INPUTS, UNITS);
        try (Stepper stepper = engine.open(network)) {
            StepperCheck.check(engine, stepper, network);
        }
    }

    @Test
    void shouldRefuseTheOutputsOfAnotherNetwork() {
        Network network = RandomModel.network(CellKind.LSTM, INPUTS, UNITS);
        Network other = RandomModel.network(CellKind.GRU, INPUTS, UNITS);

        assertThatIllegalStateException()
                .isThrownBy(() -> StepperCheck.check(InferenceEngine.CORE, new CoreStepper(other), network))
                .withMessageContaining("expected the core's output");
    }
}
