package io.wavecast.benchmarks.lab;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** An LSTM of 64 units for one channel and one step ahead. It learned nothing, and works as hard as one that did. */
public final class RandomModel {
    public static final String NAME = "default";

    private static final int HIDDEN = 64;
    private static final long SEED = 64;

    private RandomModel() {}

    public static Model lstm() {
        var random = new Random(SEED);
        var spec = new NetworkSpec(CellKind.LSTM, 1, HIDDEN, 1, 1, 0, HeadActivation.IDENTITY, false, false);
        int rows = CellKind.LSTM.gates() * HIDDEN;
        var layer = new LayerWeights(
                matrix(rows, 1, random), matrix(rows, HIDDEN, random), values(rows, random), values(rows, random));
        var weights = new Weights(List.of(layer), matrix(1, HIDDEN, random), values(1, random), Optional.empty());
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[] {0}, new double[] {20}, -10, 10);
        // A warm-up of one sample: the network answers from each series' first observation on.
        return new Model(
                new ModelVersion(NAME, 1),
                new ModelSpec(spec, Workload.PERIOD_MICROS, List.of(1), 1, 0.9),
                new Preprocessing(scaling, false),
                weights,
                new Lineage(0, "random", "", "", 0, 0, 0, 0, 0, SEED, 1, 1, 1));
    }

    private static Matrix matrix(int rows, int columns, Random random) {
        return Matrix.fromRowMajor(rows, columns, values(rows * columns, random));
    }

    /** Within ±1/√hidden, as PyTorch begins: outputs stay in the range of the inputs. */
    private static float[] values(int count, Random random) {
        float limit = (float) (1 / Math.sqrt(HIDDEN));
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (2 * random.nextFloat() - 1) * limit;
        }
        return values;
    }
}
