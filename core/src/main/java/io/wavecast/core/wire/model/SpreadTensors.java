package io.wavecast.core.wire.model;

import static java.util.Objects.requireNonNull;

import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.SpreadHead;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Converts a spread head to and from tensors: {@code spread}, a linear module over the hidden units as {@code head} is, and the bounds of its outputs,
 * which are logarithms. A model without any of these has no spread head.
 */
final class SpreadTensors {
    private static final String PREFIX = "spread.";
    private static final String WEIGHT = PREFIX + "weight";
    private static final String BIAS = PREFIX + "bias";
    private static final String BOUNDS = PREFIX + "bounds";
    private static final List<String> NAMES = List.of(WEIGHT, BIAS, BOUNDS);

    private SpreadTensors() {}

    static void put(SpreadHead head, Map<String, Tensor> into) {
        Matrix weight = head.weight();
        into.put(WEIGHT, Tensor.matrix(weight.rows(), weight.columns(), weight.toRowMajor()));
        into.put(BIAS, Tensor.vector(head.bias()));
        into.put(BOUNDS, Tensor.matrix(2, weight.rows(), head.bounds()));
    }

    /** Whether a tensor is one of a spread head. */
    static boolean contain(String name) {
        return NAMES.contains(name);
    }

    /** The head; empty if there is none, or if there was a problem. */
    static Optional<SpreadHead> head(Map<String, Tensor> tensors, List<String> problems) {
        List<String> missing =
                NAMES.stream().filter(name -> !tensors.containsKey(name)).toList();
        if (missing.size() == NAMES.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            problems.add("expected the tensors " + String.join(", ", NAMES) + " of a spread head, was without "
                    + String.join(", ", missing));
            return Optional.empty();
        }
        Tensor weight = requireNonNull(tensors.get(WEIGHT));
        Tensor bias = requireNonNull(tensors.get(BIAS));
        Tensor bounds = requireNonNull(tensors.get(BOUNDS));
        int outputs = weight.shape().length == 2 ? weight.shape()[0] : 0;
        if (outputs == 0 || !bias.hasShape(new int[] {outputs}) || !bounds.hasShape(new int[] {2, outputs})) {
            problems.add("expected the shapes (outputs, hidden), (outputs) and (2, outputs) of "
                    + String.join(", ", NAMES)
                    + ", was " + Arrays.toString(weight.shape()) + ", " + Arrays.toString(bias.shape()) + " and "
                    + Arrays.toString(bounds.shape()));
            return Optional.empty();
        }
        try {
            return Optional.of(new SpreadHead(
                    Matrix.fromRowMajor(outputs, weight.shape()[1], weight.values()),
                    bias.values(),
                    Arrays.copyOf(bounds.values(), outputs),
                    Arrays.copyOfRange(bounds.values(), outputs, 2 * outputs)));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
