package io.wavecast.benchmarks.workload;

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

/** Networks that learned nothing, and work as hard as those that did: an LSTM of 64 units for one channel and one step ahead, and others. */
public final class RandomModel {
    public static final String NAME = "default";

    private static final int HIDDEN = 64;
    private static final long SEED = 64;

    private RandomModel() {}

    public static Model lstm() {
        var spec = new NetworkSpec(CellKind.LSTM, 1, HIDDEN, 1, 1, 0, HeadActivation.IDENTITY, false, false);
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[] {0}, new double[] {20}, -10, 10);
        // A warm-up of one sample: the network answers from each series' first observation on.
        return new Model(
                new ModelVersion(NAME, 1),
                new ModelSpec(spec, Workload.PERIOD_MICROS, List.of(1), 1, 0.9),
                new Preprocessing(scaling, false),
                weights(spec),
                new Lineage(0, "random", "", "", 0, 0, 0, 0, 0, SEED, 1, 1, 1));
    }

    /** Within ±1/√hidden, as PyTorch begins: outputs stay in the range of the inputs. The same for the same spec, of one layer and without lags. */
    public static Weights weights(NetworkSpec spec) {
        var random = new Random(SEED);
        int hidden = spec.hidden();
        int rows = spec.cell().gates() * hidden;
        float limit = (float) (1 / Math.sqrt(hidden));
        var layer = new LayerWeights(
                matrix(rows, spec.inputs(), limit, random),
                matrix(rows, hidden, limit, random),
                values(rows, limit, random),
                values(rows, limit, random));
        return new Weights(
                List.of(layer),
                matrix(spec.outputs(), hidden, limit, random),
                values(spec.outputs(), limit, random),
                Optional.empty());
    }

    private static Matrix matrix(int rows, int columns, float limit, Random random) {
        return Matrix.fromRowMajor(rows, columns, values(rows * columns, limit, random));
    }

    private static float[] values(int count, float limit, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (2 * random.nextFloat() - 1) * limit;
        }
        return values;
    }
}
