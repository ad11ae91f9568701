package io.wavecast.launcher.living;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.Optional;

/** Models that forecast the next value by a weighted sum of the last ones. */
final class LinearModel {
    private LinearModel() {}

    /** @param weights of the last values, newest first */
    static Model of(String name, long periodMicros, float... weights) {
        NetworkSpec network = NetworkSpec.linear(1, 1, weights.length);
        return new Model(
                new ModelVersion(name, 1),
                new ModelSpec(network, periodMicros, List.of(1), weights.length, 0.9),
                new Preprocessing(new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -1e6, 1e6), false),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(1, network.hidden(), new float[network.hidden()]),
                        new float[1],
                        Optional.of(Matrix.fromRowMajor(1, weights.length, weights))),
                Lineage.UNKNOWN);
    }
}
