package io.wavecast.core.adapt;

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

/** A model of which only horizons and scales matter. */
final class CorrectedModel {
    private CorrectedModel() {}

    static Model of(double[] units, Integer... horizons) {
        int channels = units.length;
        NetworkSpec network = NetworkSpec.linear(channels, channels, 1);
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[channels], units, -1e6, 1e6);
        return new Model(
                new ModelVersion("pump", 1),
                new ModelSpec(network, 1_000_000, List.of(horizons), 1, 0.9),
                new Preprocessing(scaling, false),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(channels, network.hidden(), new float[channels * network.hidden()]),
                        new float[channels],
                        Optional.of(Matrix.fromRowMajor(channels, channels, new float[channels * channels]))),
                Lineage.UNKNOWN);
    }
}
