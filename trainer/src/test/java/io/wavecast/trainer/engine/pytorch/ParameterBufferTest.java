package io.wavecast.trainer.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.wavecast.trainer.engine.Engines;
import io.wavecast.trainer.engine.pytorch.ParameterBuffer.Block;
import io.wavecast.trainer.engine.pytorch.ParameterBuffer.Place;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParameterBufferTest {
    private static final List<Block> BLOCKS = List.of(
            new Block(Place.BEHIND, 0.5f, new Shape(2, 2)),
            new Block(Place.RECURRENT_WEIGHTS, 0.5f, new Shape(3)),
            new Block(Place.RECURRENT_BIASES, 0.5f, new Shape(1)),
            new Block(Place.RECURRENT_WEIGHTS, 0.5f, new Shape(1, 2)),
            new Block(Place.RECURRENT_BIASES, 0.5f, new Shape(1)));
    private static final List<float[]> VALUES =
            List.of(new float[] {1, 2}, new float[] {3, 4, 5}, new float[] {6}, new float[] {7, 8}, new float[] {9});

    private NDManager manager;
    private ParameterBuffer parameters;

    @BeforeEach
    void create() {
        assertThat(Engines.of("pytorch").name()).startsWith("PyTorch"); // initialises PyTorch
        manager = NDManager.newBaseManager(Device.cpu(), PytorchEngine.DJL_NAME);
        parameters = new ParameterBuffer(manager, BLOCKS);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void shouldPutWeightsBeforeBiasesAndTheRestBehind() {
        parameters.set(VALUES);

        assertThat(parameters.flat().toFloatArray()).containsExactly(3, 4, 5, 7, 8, 6, 9, 1, 2, 0, 0);
        assertThat(parameters.values())
                .containsExactly(new float[] {1, 2, 0, 0}, VALUES.get(1), VALUES.get(2), VALUES.get(3), VALUES.get(4));
    }

    @Test
    void shouldBeginWithinTheBounds() {
        float[] drawn = parameters.flat().toFloatArray();

        for (float value : drawn) {
            assertThat(value).isBetween(-0.5f, 0.5f).isNotZero();
        }
    }

    @Test
    void shouldCollectAllGradientsInOneArray() {
        parameters.set(VALUES);
        try (NDManager scope = manager.newSubManager();
                GradientCollector gradients =
                        Engine.getEngine(PytorchEngine.DJL_NAME).newGradientCollector()) {
            NDList parts = parameters.views(scope);
            assertThat(parts.getShapes())
                    .containsExactly(BLOCKS.stream().map(Block::shape).toArray(Shape[]::new));
            NDArray sum = parts.get(0).square().sum().add(parts.get(3).sum());
            gradients.backward(sum);
        }

        try (NDArray gradient = parameters.flat().getGradient()) {
            assertThat(gradient.toFloatArray()).containsExactly(0, 0, 0, 1, 1, 0, 0, 2, 4, 0, 0);
        }
    }

    @Test
    void shouldHaveItsPartsInTheSameMemory() {
        parameters.set(VALUES);
        NDList parts = parameters.views(manager);
        parameters.flat().muli(2);

        assertThat(parts.get(0).toFloatArray()).containsExactly(2, 4, 0, 0);
        assertThat(parts.get(1).toFloatArray()).containsExactly(6, 8, 10);
    }
}
