package io.wavecast.benchmarks.stepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Network;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MultiSeriesStepperTest {
    private static final int STEPS = 50;
    private static final int HIDDEN = 16;
    private static final float TOLERANCE = 1e-4f;

    private final Network lstm = RandomModel.lstm().network();

    @Test
    void shouldAgreeWithTheCoreInOnnxRuntime() {
        shouldAgreeWithTheCore(lstm, OnnxStepper::new);
        shouldAgreeWithTheCore(RandomModel.network(CellKind.GRU, 1, HIDDEN), OnnxStepper::new);
    }

    @Test
    void shouldAgreeWithTheCoreInDeeplearning4j() {
        shouldAgreeWithTheCore(lstm, Deeplearning4jStepper::new);
        shouldAgreeWithTheCore(RandomModel.network(CellKind.ELMAN, 1, HIDDEN), Deeplearning4jStepper::new);
    }

    @Test
    void shouldAgreeWithTheCoreInCoreStepper() {
        shouldAgreeWithTheCore(lstm, CoreStepper::new);
        shouldAgreeWithTheCore(RandomModel.network(CellKind.GRU, 1, HIDDEN), CoreStepper::new);
    }

    /** Steps two series in alternation: a step of one must not change the state of the other. */
    private static void shouldAgreeWithTheCore(Network network, Function<Network, MultiSeriesStepper> open) {
        var random = new Random(1);
        var scratch = network.scratch();
        var first = network.newState();
        var second = network.newState();
        boolean lstm = network.spec().cell() == CellKind.LSTM;
        float[] firstState = new float[(lstm ? 2 : 1) * network.spec().hidden()];
        float[] secondState = new float[firstState.length];
        float[] expected = new float[1];
        float[] actual = new float[1];
        try (MultiSeriesStepper stepper = open.apply(network)) {
            for (int i = 0; i < STEPS; i++) {
                float x = (float) random.nextGaussian();
                network.step(first, new float[] {x}, expected, scratch);
                stepper.step(firstState, new float[] {x}, actual);
                assertThat(actual[0]).isCloseTo(expected[0], within(TOLERANCE));
                network.step(second, new float[] {-x}, expected, scratch);
                stepper.step(secondState, new float[] {-x}, actual);
                assertThat(actual[0]).isCloseTo(expected[0], within(TOLERANCE));
            }
        }
        assertThat(firstState).isNotEqualTo(secondState);
    }
}
