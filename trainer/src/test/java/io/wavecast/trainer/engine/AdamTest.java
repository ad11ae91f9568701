package io.wavecast.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamTest {
    /** The first corrected means are the gradient and its square, so the step is the learning rate. */
    @Test
    void shouldMoveByTheLearningRateFirst() {
        double[] parameters = {1, -2, 3};

        new Adam(3).update(parameters, new double[] {0.5, -100, 1e-3}, 0.1);

        assertThat(parameters).containsExactly(new double[] {0.9, -1.9, 2.9}, within(1e-5));
    }

    @Test
    void shouldFindTheMinimumOfAParabola() {
        var adam = new Adam(1);
        double[] parameters = {5};

        for (int update = 0; update < 2_000; update++) {
            adam.update(parameters, new double[] {2 * (parameters[0] - 3)}, 0.02);
        }

        assertThat(parameters[0]).isCloseTo(3, within(1e-3));
    }
}
