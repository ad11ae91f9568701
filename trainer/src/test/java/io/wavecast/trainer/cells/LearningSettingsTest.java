package io.wavecast.trainer.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Loss;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LearningSettingsTest {
    private static final LearningSettings DEFAULTS = LearningSettings.defaults();

    @Test
    void shouldAcceptTheDefaults() {
        assertThat(DEFAULTS.problems()).isEmpty();
    }

    @Test
    void shouldReportEveryInvalidValueWithItsOption() {
        var settings = new LearningSettings(
                "tensorflow",
                Device.AUTO,
                new WindowSettings(1, -1, false, -1),
                new OptimizerSettings(Loss.MSE, 1, 0, -1, 2, Duration.ZERO),
                new Regularisation(1, -0.1),
                1);

        assertThat(settings.problems())
                .containsExactly(
                        "--engine must be deeplearning4j or pytorch, was 'tensorflow'",
                        "--window must be 2..100000, was 1",
                        "--future must be 0..0, less than --window, was -1",
                        "--batch must be 1..100000, was -1",
                        "--updates must be 0..10000000, was -1",
                        "--learning-rate must lie between 0 and 1, was 1.0",
                        "--patience must lie above 0 and not above 1, was 2.0",
                        "--clip must be positive, was 0.0",
                        "--max-time must be at least 1 second, was 0",
                        "--dropout must lie between 0 and 1, was 1.0",
                        "--recurrent-dropout must lie between 0 and 1, was -0.1");
    }

    @Test
    void shouldReportFeaturesThatTheEngineDoesNotSupport() {
        var settings = with(DEFAULTS.engine(), DEFAULTS.device());

        assertThat(settings.problems())
                .containsExactly(
                        "--engine deeplearning4j does not support training in the closed loop (--future); pytorch does",
                        "--engine deeplearning4j does not support hidden states carried from window to window"
                                + " (--carry-state); pytorch does");
        assertThat(with("pytorch", DEFAULTS.device()).problems()).isEmpty();
    }

    /** A machine for tests has no GPU, or its library is not on the class path. */
    @Test
    void shouldResolveTheDeviceOnlyWhenTheEngineIsCreated() {
        var settings = with("pytorch", Device.CUDA);

        assertThat(settings.problems()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(settings::createEngine)
                .withMessageMatching("no GPU found.*|found .* is not on the class path.*|found .* supports only .*");
    }

    private static LearningSettings with(String engine, Device device) {
        return new LearningSettings(
                engine,
                device,
                new WindowSettings(64, 32, true, 8),
                DEFAULTS.optimizer(),
                DEFAULTS.regularisation(),
                1);
    }
}
