package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.stepper.MultiSeriesStepper;
import io.wavecast.core.rnn.Network;
import io.wavecast.trainer.engine.deeplearning4j.Deeplearning4jEngine;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's {@code rnnTimeStep}, with the state of the series put in before and taken out after. */
final class Dl4jStepper implements MultiSeriesStepper {
    private static final String H = "prevAct";
    private static final String C = "prevMem";

    private final int hidden;
    private final MultiLayerNetwork network;

    Dl4jStepper(Network ours) {
        hidden = ours.spec().hidden();
        network =
                Deeplearning4jEngine.network(ours); // with one thread: more would only wait for each other at this size
    }

    @Override
    public float step(float[] state, float x) {
        try (INDArray in = Nd4j.createFromArray(new float[][] {{x}});
                INDArray both = Nd4j.createFromArray(state).reshape(2, hidden)) {
            network.rnnSetPreviousState(
                    0,
                    Map.of(
                            H, both.getRow(0, true).dup(),
                            C, both.getRow(1, true).dup()));
            float next = network.rnnTimeStep(in).getFloat(0);
            Map<String, INDArray> after = network.rnnGetPreviousState(0);
            System.arraycopy(after.get(H).toFloatVector(), 0, state, 0, hidden);
            System.arraycopy(after.get(C).toFloatVector(), 0, state, hidden, hidden);
            return next;
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
