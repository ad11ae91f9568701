package io.wavecast.trainer.publish;

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

/** Models to publish, with weights of zero. */
public final class PublishedModel {
    private PublishedModel() {}

    /** A small model. */
    public static Model of(String name, long number) {
        return lstm(name, number, 1);
    }

    /** A small model with these horizons. */
    public static Model of(String name, long number, List<Integer> horizons) {
        return lstm(name, number, 1, horizons);
    }

    static Model lstm(String name, long number, int hidden) {
        return lstm(name, number, hidden, List.of(1));
    }

    private static Model lstm(String name, long number, int hidden, List<Integer> horizons) {
        int gates = 4 * hidden;
        var layer = new LayerWeights(
                Matrix.fromRowMajor(gates, 1, new float[gates]),
                Matrix.fromRowMajor(gates, hidden, new float[gates * hidden]),
                new float[gates],
                new float[gates]);
        var weights = new Weights(
                List.of(layer), Matrix.fromRowMajor(1, hidden, new float[hidden]), new float[1], Optional.empty());
        var network = NetworkSpec.builder(CellKind.LSTM).hidden(hidden).build();
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -20, 20);
        return new Model(
                new ModelVersion(name, number),
                new ModelSpec(network, 1_000, horizons, 64, 0.9),
                new Preprocessing(scaling, false),
                weights,
                new Lineage(
                        new Lineage.Training(0, "test", "test", 0, 0),
                        new Lineage.History("test", 0, 0, 1, 1),
                        Lineage.Evaluation.NONE));
    }
}
