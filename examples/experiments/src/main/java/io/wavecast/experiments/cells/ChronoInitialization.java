package io.wavecast.experiments.cells;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Gates that begin open to the past, for as long as is wanted (Tallec and Ollivier 2018, "Can recurrent neural networks warp time?"): a gate that
 * keeps all but 1/T of a unit remembers for T steps, and that is a bias of log(T − 1), with T drawn for each unit. Elman's cell has no gate to
 * begin with.
 */
final class ChronoInitialization {
    private ChronoInitialization() {}

    /** @param weights freshly drawn, of one layer; @param steps that should be remembered at most, 3 or more */
    static Weights of(NetworkSpec spec, Weights weights, int steps, Random random) {
        if (spec.cell() == CellKind.ELMAN) {
            return weights;
        }
        LayerWeights layer = weights.layers().get(0);
        float[] bias = layer.inputBias();
        float[] recurrentBias = layer.recurrentBias();
        int units = spec.hidden();
        for (int u = 0; u < units; u++) {
            float keep = (float) Math.log(1 + random.nextDouble() * (steps - 2));
            bias[units + u] = keep; // LSTM's forget gate, GRU's update gate: both keep where they are one
            recurrentBias[units + u] = 0;
            if (spec.cell() == CellKind.LSTM) {
                bias[u] = -keep; // the input gate, which GRU does not have
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
