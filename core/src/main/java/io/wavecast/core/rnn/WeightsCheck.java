package io.wavecast.core.rnn;

/** Checks that weights fit a specification. Messages use PyTorch's names of tensors. */
final class WeightsCheck {
    private WeightsCheck() {}

    /** @throws IllegalArgumentException naming the tensor with the expected and the actual shape, or the value that is not finite */
    static void check(NetworkSpec spec, Weights weights) {
        int rows = spec.cell().gates() * spec.hidden();
        int directions = spec.directions();
        if (weights.layers().size() != spec.layers() * directions) {
            throw new IllegalArgumentException("expected weights of " + spec.layers() * directions + " layers, was "
                    + weights.layers().size());
        }
        embedding(spec, weights);
        for (int k = 0; k < spec.layers() * directions; k++) {
            LayerWeights layer = weights.layers().get(k);
            String name = k / directions + (k % directions == 1 ? "_reverse" : "");
            matrix("rnn.weight_ih_l" + name, layer.input(), rows, spec.inputsOf(k / directions));
            matrix("rnn.weight_hh_l" + name, layer.recurrent(), rows, spec.hidden());
            vector("rnn.bias_ih_l" + name, layer.inputBias(), rows);
            vector("rnn.bias_hh_l" + name, layer.recurrentBias(), rows);
        }
        matrix("head.weight", weights.head(), spec.outputs(), directions * spec.hidden());
        vector("head.bias", weights.headBias(), spec.outputs());
        if (weights.linear().isPresent() != (spec.lags() > 0)) {
            throw new IllegalArgumentException(
                    "expected linear.weight to be " + (spec.lags() > 0 ? "present" : "absent") + " with " + spec.lags()
                            + " lags, was " + (weights.linear().isPresent() ? "present" : "absent"));
        }
        int known = weights.known().map(Matrix::columns).orElse(0);
        if (known != spec.known()) {
            throw new IllegalArgumentException("known.weight: expected shape (" + spec.outputs() + ", " + spec.known()
                    + "), was " + known + " columns");
        }
        weights.known().ifPresent(m -> matrix("known.weight", m, spec.outputs(), spec.known()));
        weights.linear().ifPresent(m -> matrix("linear.weight", m, spec.outputs(), spec.lags() * spec.inputs()));
    }

    private static void embedding(NetworkSpec spec, Weights weights) {
        int tokens = weights.embedding().map(Embedding::tokens).orElse(0);
        int length = weights.embedding().map(Embedding::length).orElse(0);
        if (tokens != spec.vocabulary() || length != spec.embedding()) {
            throw new IllegalArgumentException("embedding.weight: expected shape (" + spec.vocabulary() + ", "
                    + spec.embedding() + "), was (" + tokens + ", " + length + ")");
        }
        weights.embedding().ifPresent(embedding -> finite("embedding.weight", embedding.toRowMajor()));
    }

    static void matrix(String name, Matrix matrix, int rows, int columns) {
        if (matrix.rows() != rows || matrix.columns() != columns) {
            throw new IllegalArgumentException(name + ": expected shape (" + rows + ", " + columns + "), was ("
                    + matrix.rows() + ", " + matrix.columns() + ")");
        }
        finite(name, matrix.toRowMajor());
    }

    static void vector(String name, float[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(name + ": expected shape (" + length + "), was (" + values.length + ")");
        }
        finite(name, values);
    }

    static void finite(String name, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        name + ": expected finite values, was " + values[i] + " at element " + i);
            }
        }
    }
}
