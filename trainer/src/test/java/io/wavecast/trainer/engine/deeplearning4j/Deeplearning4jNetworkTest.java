package io.wavecast.trainer.engine.deeplearning4j;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.trainer.engine.EngineContract;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.engine.TrainableNetwork;
import io.wavecast.trainer.engine.TrainingSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class Deeplearning4jNetworkTest extends EngineContract {
    @Override
    protected TrainableNetwork create(NetworkSpec spec, TrainingSpec training) {
        return Engines.of("deeplearning4j").create(spec, training);
    }

    @ParameterizedTest
    @CsvSource({
        "GAUSSIAN, 0, 0, false, loss gaussian",
        "HUBER, 0, 0, false, loss huber",
        "MSE, 0.1, 0, false, dropout from step to step",
        "MSE, 0, 4, false, closed loop",
        "MSE, 0, 0, true, hidden states carried"
    })
    void shouldNameAnEngineThatSupportsTheFeature(
            Loss loss, double recurrentDropout, int closedLoopSteps, boolean carryState, String feature) {
        var training = new TrainingSpec(loss, 0, recurrentDropout, 1, closedLoopSteps, carryState, 1);

        assertThatThrownBy(() -> lstm(training))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Deeplearning4j does not support")
                .hasMessageContaining(feature)
                .hasMessageContaining("pytorch");
    }
}
