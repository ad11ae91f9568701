package io.wavecast.experiments.cells;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Chrono initialization of gates (Tallec and Ollivier 2018, "Can recurrent neural networks warp time?"): a gate that keeps all but 1/T of a
 * unit's state remembers for about T steps, which corresponds to a bias of log(T − 1). T is drawn for each unit. Elman's cell has no gates
 * and keeps its weights.
 */
final class ChronoInitialization {
    private ChronoInitialization() {}

    /**
     * Sets the gate biases of one layer.
     *
     * @param weights initial weights of a network with one layer
     * @param maxSteps the longest memory, 3 or more
     */
    static Weights of(NetworkSpec spec, Weights weights, int maxSteps, Random random) {
        if (spec.cell() == CellKind.ELMAN) {
            return weights;
        }
        LayerWeights layer = weights.layers().get(0);
        float[] bias = layer.inputBias();
        float[] recurrentBias = layer.recurrentBias();
        int units = spec.hidden();
        for (int u = 0; u < units; u++) {
            float keep = (float) Math.log(1 + random.nextDouble() * (maxSteps - 2));
            bias[units + u] = keep; // the LSTM's forget gate or the GRU's update gate, which keep the state at one
            recurrentBias[units + u] = 0;
            if (spec.cell() == CellKind.LSTM) {
                bias[u] = -keep; // the input gate, which a GRU does not have
                recurrentBias[u] = 0;
            }
        }
        return new Weights(
                List.of(new LayerWeights(layer.input(), layer.recurrent(), bias, recurrentBias)),
                weights.head(),
                weights.headBias(),
                Optional.empty());
    }
}
