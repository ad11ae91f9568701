package io.wavecast.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.benchmarks.stepper.MultiSeriesStepper;
import io.wavecast.benchmarks.workload.RandomModel;
import io.wavecast.core.rnn.Network;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MultiSeriesStepperTest {
    private static final int STEPS = 50;
    private static final float TOLERANCE = 1e-4f;

    private final Network network = RandomModel.lstm().network();

    @Test
    void onnxRuntimeAnswersAsOurs() {
        answersAsOurs(OnnxStepper::new);
    }

    @Test
    void deeplearning4jAnswersAsOurs() {
        answersAsOurs(Dl4jStepper::new);
    }

    @Test
    void kernelAnswersAsOurs() {
        answersAsOurs(KernelStepper::new);
    }

    /** Two series take turns: one must not move the other's state. */
    private void answersAsOurs(Function<Network, MultiSeriesStepper> of) {
        var random = new Random(1);
        var scratch = network.scratch();
        var first = network.fresh();
        var second = network.fresh();
        float[] firstState = new float[2 * network.spec().hidden()];
        float[] secondState = new float[firstState.length];
        float[] ours = new float[1];
        try (MultiSeriesStepper stepper = of.apply(network)) {
            for (int i = 0; i < STEPS; i++) {
                float x = (float) random.nextGaussian();
                network.step(first, new float[] {x}, ours, scratch);
                assertThat(stepper.step(firstState, x)).isCloseTo(ours[0], within(TOLERANCE));
                network.step(second, new float[] {-x}, ours, scratch);
                assertThat(stepper.step(secondState, -x)).isCloseTo(ours[0], within(TOLERANCE));
            }
        }
        assertThat(firstState).isNotEqualTo(secondState);
    }
}
