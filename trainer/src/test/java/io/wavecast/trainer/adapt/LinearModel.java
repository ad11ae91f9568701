package io.wavecast.trainer.adapt;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.rnn.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A model that multiplies the last value by a factor, in scaled units. */
final class LinearModel {
    static final int WARM_UP = 4;

    private LinearModel() {}

    static Model of(float factor, double scale, Integer... horizons) {
        return of(new float[] {factor}, new double[] {scale}, List.of(horizons));
    }

    /** A model of many channels that forecasts 0 for the first one. */
    static Model wide(int channels, Integer... horizons) {
        double[] scales = new double[channels];
        Arrays.fill(scales, 1);
        return of(new float[channels], scales, List.of(horizons));
    }

    private static Model of(float[] factors, double[] scales, List<Integer> horizons) {
        int channels = scales.length;
        NetworkSpec network = NetworkSpec.linear(channels, 1, 1);
        return new Model(
                new ModelVersion("pump", 1),
                new ModelSpec(
                        network,
                        1_000_000,
                        horizons,
                        false,
                        false,
                        WARM_UP,
                        0.9,
                        Optional.empty(),
                        new TargetChannels(channels, List.of(0))),
                new Preprocessing(new Scaling(Scaling.Kind.Z_SCORE, new double[channels], scales, -1e3, 1e3), false),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(1, network.hidden(), new float[network.hidden()]),
                        new float[1],
                        Optional.of(Matrix.fromRowMajor(1, channels, factors))),
                Lineage.UNKNOWN);
    }
}
