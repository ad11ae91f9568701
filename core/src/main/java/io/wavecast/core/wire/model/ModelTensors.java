package io.wavecast.core.wire.model;

import static java.util.Objects.requireNonNull;

import io.wavecast.core.rnn.Embedding;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.SpreadHead;
import io.wavecast.core.rnn.Weights;
import io.wavecast.core.wire.bytes.Quote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts weights to and from tensors with PyTorch's names. {@code rnn} is the recurrent module, {@code head} the linear module after
 * it, {@code linear} the optional one over the last inputs, newest first, and {@code embedding} the optional one before {@code rnn}.
 * Missing biases, as with {@code bias=False}, are zero.
 */
final class ModelTensors {
    private static final String INPUT = "rnn.weight_ih_l";
    private static final String RECURRENT = "rnn.weight_hh_l";
    private static final String INPUT_BIAS = "rnn.bias_ih_l";
    private static final String RECURRENT_BIAS = "rnn.bias_hh_l";
    private static final String HEAD = "head.weight";
    private static final String HEAD_BIAS = "head.bias";
    private static final String LINEAR = "linear.weight";
    private static final String KNOWN = "known.weight";
    private static final String EMBEDDING = "embedding.weight";
    private static final String REVERSE = "_reverse";

    private final Map<String, Tensor> tensors;
    private final List<String> problems;

    ModelTensors(Map<String, Tensor> tensors, List<String> problems) {
        this.tensors = tensors;
        this.problems = problems;
    }

    static Map<String, Tensor> toTensors(NetworkSpec spec, Weights weights) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        weights.embedding()
                .ifPresent(stored ->
                        tensors.put(EMBEDDING, Tensor.matrix(stored.tokens(), stored.length(), stored.toRowMajor())));
        for (int i = 0; i < weights.layers().size(); i++) {
            LayerWeights stored = weights.layers().get(i);
            String layer = layer(spec, i);
            tensors.put(INPUT + layer, tensor(stored.input()));
            tensors.put(RECURRENT + layer, tensor(stored.recurrent()));
            tensors.put(INPUT_BIAS + layer, Tensor.vector(stored.inputBias()));
            tensors.put(RECURRENT_BIAS + layer, Tensor.vector(stored.recurrentBias()));
        }
        if (!weights.layers().isEmpty()) {
            tensors.put(HEAD, tensor(weights.head()));
        }
        tensors.put(HEAD_BIAS, Tensor.vector(weights.headBias()));
        weights.linear().ifPresent(linear -> tensors.put(LINEAR, tensor(linear)));
        weights.known().ifPresent(known -> tensors.put(KNOWN, tensor(known)));
        return tensors;
    }

    /**
     * The suffix of a tensor's name.
     *
     * @param index position of the layer's direction among those of all layers
     */
    private static String layer(NetworkSpec spec, int index) {
        return index / spec.directions() + (index % spec.directions() == 1 ? REVERSE : "");
    }

    /** Number of inputs, from the shapes; 1 if no shape contains it. */
    int inputs() {
        return tensors.containsKey(EMBEDDING) ? 1 : size(INPUT + 0, 1);
    }

    /** Number of tokens; 0 if inputs are values. */
    int vocabulary() {
        return tensors.containsKey(EMBEDDING) ? size(EMBEDDING, 0) : 0;
    }

    /** Length of a token's vector; 0 if inputs are values. */
    int embedding() {
        return tensors.containsKey(EMBEDDING) ? size(EMBEDDING, 1) : 0;
    }

    boolean bidirectional() {
        return tensors.containsKey(INPUT + 0 + REVERSE);
    }

    int hidden() {
        return size(RECURRENT + 0, 1);
    }

    int layers() {
        int layers = 1;
        while (layers < NetworkSpec.MAX_LAYERS && tensors.containsKey(INPUT + layers)) {
            layers++;
        }
        return layers;
    }

    int outputs() {
        return tensors.containsKey(HEAD) ? size(HEAD, 0) : size(LINEAR, 0);
    }

    /** Number of inputs that the linear path reads; 0 without a linear path. */
    int lags(int inputs) {
        return tensors.containsKey(LINEAR) ? Math.max(1, size(LINEAR, 1) / inputs) : 0;
    }

    /** Numbers that are known of a time; 0 if none. */
    int known() {
        return tensors.containsKey(KNOWN) ? size(KNOWN, 1) : 0;
    }

    /** The weights; empty if there was a problem. */
    Optional<Weights> weights(NetworkSpec spec) {
        int before = problems.size();
        Map<String, int[]> shapes = shapes(spec);
        shapes.forEach(this::check);
        for (String name : tensors.keySet()) {
            if (!shapes.containsKey(name) && !SpreadTensors.contain(name)) {
                problems.add("tensor " + Quote.shortened(name) + " does not belong to the network: expected "
                        + Quote.shortened(String.join(", ", shapes.keySet())));
            }
        }
        return problems.size() > before ? Optional.empty() : Optional.of(checked(spec, shapes));
    }

    /** What tells how large errors are expected to be; empty if nothing does, or if there was a problem. */
    Optional<SpreadHead> spread() {
        return SpreadTensors.head(tensors, problems);
    }

    private static Map<String, int[]> shapes(NetworkSpec spec) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        int rows = spec.cell().gates() * spec.hidden();
        if (spec.tokens()) {
            shapes.put(EMBEDDING, new int[] {spec.vocabulary(), spec.embedding()});
        }
        for (int i = 0; i < spec.layers() * spec.directions(); i++) {
            String layer = layer(spec, i);
            shapes.put(INPUT + layer, new int[] {rows, spec.inputsOf(i / spec.directions())});
            shapes.put(RECURRENT + layer, new int[] {rows, spec.hidden()});
            shapes.put(INPUT_BIAS + layer, new int[] {rows});
            shapes.put(RECURRENT_BIAS + layer, new int[] {rows});
        }
        if (spec.layers() > 0) {
            shapes.put(HEAD, new int[] {spec.outputs(), spec.directions() * spec.hidden()});
        }
        shapes.put(HEAD_BIAS, new int[] {spec.outputs()});
        if (spec.lags() > 0) {
            shapes.put(LINEAR, new int[] {spec.outputs(), spec.lags() * spec.inputs()});
        }
        if (spec.known() > 0) {
            shapes.put(KNOWN, new int[] {spec.outputs(), spec.known()});
        }
        return shapes;
    }

    private void check(String name, int[] shape) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            if (shape.length > 1) { // biases are the only vectors, and may be missing
                problems.add("tensor " + name + " is missing: expected shape " + Arrays.toString(shape));
            }
        } else if (!tensor.hasShape(shape)) {
            problems.add("tensor " + name + ": expected shape " + Arrays.toString(shape) + ", was "
                    + Arrays.toString(tensor.shape()));
        } else if (tensor.firstNotFinite() >= 0) {
            int at = tensor.firstNotFinite();
            problems.add(
                    "tensor " + name + ": expected finite float32, was " + tensor.values()[at] + " at position " + at);
        }
    }

    private Weights checked(NetworkSpec spec, Map<String, int[]> shapes) {
        List<LayerWeights> layers = new ArrayList<>();
        for (int i = 0; i < spec.layers() * spec.directions(); i++) {
            String layer = layer(spec, i);
            layers.add(new LayerWeights(
                    matrix(INPUT + layer),
                    matrix(RECURRENT + layer),
                    bias(INPUT_BIAS + layer, shapes),
                    bias(RECURRENT_BIAS + layer, shapes)));
        }
        Optional<Matrix> linear = spec.lags() == 0 ? Optional.empty() : Optional.of(matrix(LINEAR));
        Matrix head = spec.layers() > 0 ? matrix(HEAD) : Matrix.fromRowMajor(spec.outputs(), 0, new float[0]);
        return new Weights(embedding(spec), layers, head, bias(HEAD_BIAS, shapes), linear)
                .withKnown(spec.known() == 0 ? Optional.empty() : Optional.of(matrix(KNOWN)));
    }

    private Optional<Embedding> embedding(NetworkSpec spec) {
        return spec.tokens()
                ? Optional.of(new Embedding(
                        spec.vocabulary(), spec.embedding(), required(EMBEDDING).values()))
                : Optional.empty();
    }

    private Matrix matrix(String name) {
        Tensor tensor = required(name);
        return Matrix.fromRowMajor(tensor.shape()[0], tensor.shape()[1], tensor.values());
    }

    private float[] bias(String name, Map<String, int[]> shapes) {
        Tensor tensor = tensors.get(name);
        return tensor == null ? new float[requireNonNull(shapes.get(name))[0]] : tensor.values();
    }

    private Tensor required(String name) {
        return requireNonNull(tensors.get(name), name);
    }

    private int size(String name, int dimension) {
        Tensor tensor = tensors.get(name);
        return tensor != null && tensor.shape().length > dimension ? Math.max(1, tensor.shape()[dimension]) : 1;
    }

    private static Tensor tensor(Matrix matrix) {
        return Tensor.matrix(matrix.rows(), matrix.columns(), matrix.toRowMajor());
    }
}
