package io.wavecast.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EnginesTest {
    @Test
    void shouldFindBothEnginesInTheOrderOfHelpTexts() {
        assertThat(Engines.NAMES).containsExactly("deeplearning4j", "pytorch");
    }

    @Test
    void shouldNameAllEnginesIfOneIsUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Engines.of("tensorflow"))
                .withMessage("expected the engine deeplearning4j or pytorch, was 'tensorflow'");
    }

    @Test
    void shouldListUnsupportedFeatures() {
        var training = new TrainingSpec(Loss.HUBER, 0, 0.1, 1, 4, true, 1);

        assertThat(Engines.unsupported("deeplearning4j", training)).hasSize(4);
        assertThat(Engines.unsupported("deeplearning4j", TrainingSpec.of(1))).isEmpty();
        assertThat(Engines.unsupported("pytorch", training)).isEmpty();
    }
}
