package io.wavecast.trainer.adapt;

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

/** A model of one channel that multiplies the last value by a factor, in scaled units. */
final class LinearModel {
    static final int WARM_UP = 4;

    private LinearModel() {}

    static Model of(float factor, double scale, Integer... horizons) {
        NetworkSpec network = NetworkSpec.linear(1, 1, 1);
        return new Model(
                new ModelVersion("pump", 1),
                new ModelSpec(network, 1_000_000, List.of(horizons), WARM_UP, 0.9),
                new Preprocessing(
                        new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {scale}, -1e3, 1e3), false),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(1, network.hidden(), new float[network.hidden()]),
                        new float[1],
                        Optional.of(Matrix.fromRowMajor(1, 1, new float[] {factor}))),
                Lineage.UNKNOWN);
    }
}
