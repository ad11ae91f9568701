package io.wavecast.core.rnn;

import java.util.Arrays;

/**
 * A second head of a network: how large the error of each output is expected to be at this moment, as a multiple of its usual size. So a network of
 * means and of variances (Nix and Weigend 1994), whose variances the intervals of a stream build on. Immutable and thread-safe; {@link SpreadReader}
 * reads it.
 *
 * <pre>  spread = exp(clip(W·h + b, low, high))  </pre>
 */
public final class SpreadHead {
    /** Limit of |low| and |high|: a spread lies within 1/148 and 148. */
    public static final float MAX_LOG = 5;

    final Matrix weight; // (outputs, hidden)
    final float[] bias; // (outputs)
    final float[] low; // (outputs)
    final float[] high; // (outputs)

    /**
     * Creates a head. The arrays are not copied.
     *
     * @param weight (outputs, hidden)
     * @param bias (outputs)
     * @param low (outputs) the least logarithm of a spread
     * @param high (outputs) the greatest one
     * @throws IllegalArgumentException if a value is not finite, or the bounds do not ascend within ∓{@value #MAX_LOG}
     */
    public SpreadHead(Matrix weight, float[] bias, float[] low, float[] high) {
        int outputs = weight.rows();
        WeightsCheck.vector("spread.bias", bias, outputs);
        WeightsCheck.vector("spread.bounds", low, outputs);
        WeightsCheck.vector("spread.bounds", high, outputs);
        WeightsCheck.finite("spread.weight", weight.toRowMajor());
        for (int output = 0; output < outputs; output++) {
            if (!(low[output] >= -MAX_LOG && low[output] <= high[output] && high[output] <= MAX_LOG)) {
                throw new IllegalArgumentException("spread.bounds: expected bounds that ascend within -" + MAX_LOG
                        + ".." + MAX_LOG + ", was " + low[output] + ".." + high[output] + " of output " + output);
            }
        }
        this.weight = weight;
        this.bias = bias;
        this.low = low;
        this.high = high;
    }

    /**
     * Checks whether a network can have this head.
     *
     * @throws IllegalArgumentException if it cannot; the message names the expected and the actual shape
     */
    public void check(NetworkSpec spec) {
        if (spec.cell() == CellKind.NONE || spec.bidirectional() || spec.headActivation() != HeadActivation.IDENTITY) {
            throw new IllegalArgumentException(
                    "expected a cell of one direction and the identity as head with a spread head, was " + spec);
        }
        WeightsCheck.matrix("spread.weight", weight, spec.outputs(), spec.hidden());
    }

    /** The number of weights, biases and bounds. */
    public long parameters() {
        return (long) weight.rows() * weight.columns() + 3L * bias.length;
    }

    /** (outputs, hidden) */
    public Matrix weight() {
        return weight;
    }

    /** (outputs); a copy. */
    public float[] bias() {
        return bias.clone();
    }

    /** (2, outputs) the least logarithms of spreads, then the greatest ones; a copy. */
    public float[] bounds() {
        float[] bounds = Arrays.copyOf(low, 2 * low.length);
        System.arraycopy(high, 0, bounds, low.length, high.length);
        return bounds;
    }
}
