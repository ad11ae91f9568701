package io.wavecast.core.rnn;

import java.util.List;
import java.util.Optional;

/** What training learned; immutable. */
public final class Weights {
    private final List<LayerWeights> layers;
    private final Matrix head; // (outputs, hidden)
    private final float[] headBias; // (outputs)
    private final Matrix linear; // (outputs, lags·inputs), newest lag first; null without a linear path

    public Weights(List<LayerWeights> layers, Matrix head, float[] headBias, Optional<Matrix> linear) {
        this.layers = List.copyOf(layers);
        this.head = head;
        this.headBias = headBias.clone();
        this.linear = linear.orElse(null);
    }

    public List<LayerWeights> layers() {
        return layers;
    }

    public Matrix head() {
        return head;
    }

    /** A copy. */
    public float[] headBias() {
        return headBias.clone();
    }

    public Optional<Matrix> linear() {
        return Optional.ofNullable(linear);
    }
}
