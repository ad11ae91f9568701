package io.wavecast.core.rnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Draws weights as PyTorch initialises them: uniformly from ±1/√hidden, which keeps networks stable. */
final class RandomWeights {
    private RandomWeights() {}

    static Weights of(NetworkSpec spec, long seed) {
        var random = new Random(seed);
        int rows = spec.cell().gates() * spec.hidden();
        List<LayerWeights> layers = new ArrayList<>();
        for (int k = 0; k < spec.layers(); k++) {
            layers.add(new LayerWeights(
                    matrix(random, spec, rows, k == 0 ? spec.inputs() : spec.hidden()),
                    matrix(random, spec, rows, spec.hidden()),
                    values(random, spec, rows),
                    values(random, spec, rows)));
        }
        return new Weights(
                layers,
                matrix(random, spec, spec.outputs(), spec.hidden()),
                values(random, spec, spec.outputs()),
                spec.lags() == 0
                        ? Optional.empty()
                        : Optional.of(matrix(random, spec, spec.outputs(), spec.lags() * spec.inputs())));
    }

    /** Random values within ±2, (steps)(width). */
    static float[][] signal(int steps, int width, long seed) {
        var random = new Random(seed);
        float[][] signal = new float[steps][width];
        for (float[] x : signal) {
            for (int i = 0; i < width; i++) {
                x[i] = 4 * random.nextFloat() - 2;
            }
        }
        return signal;
    }

    private static Matrix matrix(Random random, NetworkSpec spec, int rows, int columns) {
        return Matrix.fromRowMajor(rows, columns, values(random, spec, rows * columns));
    }

    private static float[] values(Random random, NetworkSpec spec, int count) {
        float bound = (float) (1 / Math.sqrt(spec.hidden()));
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = bound * (2 * random.nextFloat() - 1);
        }
        return values;
    }
}
