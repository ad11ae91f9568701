package io.wavecast.streams.testing;

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
import io.wavecast.core.rnn.SpreadHead;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.Optional;

/**
 * Models of the last value, one and three steps ahead. Their only hidden unit is the sign of the last value, and their spread head expects three
 * times the usual error where it is positive, a third where it is negative.
 */
public final class SpreadModels {
    public static final double SPREAD = 3;

    private SpreadModels() {}

    public static Model with(int version) {
        return without(version).withSpread(Optional.of(head()));
    }

    public static Model without(int version) {
        NetworkSpec network =
                NetworkSpec.builder(CellKind.ELMAN).hidden(1).outputs(2).lags(1).build();
        return new Model(
                new ModelVersion("default", version),
                new ModelSpec(network, Signals.PERIOD_MICROS, List.of(1, 3), true, 2, 0.9),
                new Preprocessing(new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -1e6, 1e6), false),
                new Weights(
                        List.of(new LayerWeights(
                                Matrix.fromRowMajor(1, 1, new float[] {1_000}),
                                Matrix.fromRowMajor(1, 1, new float[1]),
                                new float[1],
                                new float[1])),
                        Matrix.fromRowMajor(2, 1, new float[2]),
                        new float[2],
                        Optional.of(Matrix.fromRowMajor(2, 1, new float[] {1, 1}))),
                Lineage.UNKNOWN.with(new Lineage.Evaluation(0.5, List.of(0.5, 0.5), 0.5, 0.5, "")));
    }

    private static SpreadHead head() {
        float log = (float) Math.log(SPREAD);
        return new SpreadHead(
                Matrix.fromRowMajor(2, 1, new float[] {log, log}), new float[2], new float[] {-2, -2}, new float[] {2, 2
                });
    }
}
