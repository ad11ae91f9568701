package io.wavecast.benchmarks.workload;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Networks of one layer with random weights. They take as much computation as trained ones. */
public final class RandomModel {
    /** Name of the model: the one that serves all series. */
    public static final String NAME = "default";

    private static final int HIDDEN = 64;
    private static final long SEED = 64;

    private RandomModel() {}

    /** A model with an LSTM of 64 units for one channel and one step ahead. */
    public static Model lstm() {
        NetworkSpec spec = spec(CellKind.LSTM, 1, HIDDEN);
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[] {0}, new double[] {20}, -10, 10);
        // With a warm-up of one sample the network forecasts from each series' first observation on.
        return new Model(
                new ModelVersion(NAME, 1),
                new ModelSpec(spec, Workload.PERIOD_MICROS, List.of(1), 1, 0.9),
                new Preprocessing(scaling, false),
                weights(spec),
                new Lineage(
                        new Lineage.Training(0, "random", "", 0, SEED),
                        new Lineage.History("", 0, 0, 0, 0),
                        new Lineage.Evaluation(1, 1, 1, "")));
    }

    /**
     * One layer and a linear head of one output, without lags. A GRU applies the reset gate after the product, as PyTorch and ONNX
     * Runtime do.
     */
    public static NetworkSpec spec(CellKind cell, int inputs, int hidden) {
        return NetworkSpec.builder(cell)
                .inputs(inputs)
                .hidden(hidden)
                .resetAfter(cell == CellKind.GRU)
                .build();
    }

    /** The network of {@link #spec} with random weights, the same for the same arguments. */
    public static Network network(CellKind cell, int inputs, int hidden) {
        NetworkSpec spec = spec(cell, inputs, hidden);
        return new Network(spec, weights(spec));
    }

    /** Uniform within ±1/√hidden, PyTorch's initial distribution, so that outputs stay in the range of the inputs. */
    private static Weights weights(NetworkSpec spec) {
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
