package io.wavecast.demo.watch;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.Optional;

/** Models whose weights are zero. */
final class WatchedModels {
    private WatchedModels() {}

    static Model lstm(Lineage lineage) {
        int gates = 4 * 64;
        var layer = new LayerWeights(
                Matrix.fromRowMajor(gates, 1, new float[gates]),
                Matrix.fromRowMajor(gates, 64, new float[gates * 64]),
                new float[gates],
                new float[gates]);
        var weights =
                new Weights(List.of(layer), Matrix.fromRowMajor(1, 64, new float[64]), new float[1], Optional.empty());
        return model(NetworkSpec.builder(CellKind.LSTM).hidden(64).build(), weights, lineage);
    }

    static Model linear(Lineage lineage) {
        var weights = new Weights(
                List.of(),
                Matrix.fromRowMajor(1, 0, new float[0]),
                new float[1],
                Optional.of(Matrix.fromRowMajor(1, 32, new float[32])));
        return model(NetworkSpec.linear(1, 1, 32), weights, lineage);
    }

    private static Model model(NetworkSpec network, Weights weights, Lineage lineage) {
        return new Model(
                new ModelVersion("hall", 3),
                new ModelSpec(network, 10_000, List.of(1), 64, 0.9),
                new Preprocessing(new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -20, 20), false),
                weights,
                lineage);
    }
}
