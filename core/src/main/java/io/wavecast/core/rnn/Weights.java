package io.wavecast.core.rnn;

import java.util.List;
import java.util.Optional;

/** What training learned; immutable. */
public final class Weights {
    private final Embedding embedding; // null where inputs are values
    private final List<LayerWeights> layers; // (layers·directions), forward before backward
    private final Matrix head; // (outputs, directions·hidden)
    private final float[] headBias; // (outputs)
    private final Matrix linear; // (outputs, lags·inputs), newest lag first; null without a linear path

    public Weights(List<LayerWeights> layers, Matrix head, float[] headBias, Optional<Matrix> linear) {
        this(Optional.empty(), layers, head, headBias, linear);
    }

    public Weights(
            Optional<Embedding> embedding,
            List<LayerWeights> layers,
            Matrix head,
            float[] headBias,
            Optional<Matrix> linear) {
        this.embedding = embedding.orElse(null);
        this.layers = List.copyOf(layers);
        this.head = head;
        this.headBias = headBias.clone();
        this.linear = linear.orElse(null);
    }

    public Optional<Embedding> embedding() {
        return Optional.ofNullable(embedding);
    }

    /** (layers·directions): with both directions each layer's backward one follows its forward one. */
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
