package io.wavecast.core.rnn;

import java.util.List;
import java.util.Optional;

/** All weights of a network; immutable. */
public final class Weights {
    private final Optional<Embedding> embedding; // empty if inputs are values
    private final List<LayerWeights> layers; // (layers·directions), forward before backward
    private final Matrix head; // (outputs, directions·hidden)
    private final float[] headBias; // (outputs)
    private final Optional<Matrix> linear; // (outputs, lags·inputs), newest lag first; empty without a linear path

    /** Weights of a network without an embedding. */
    public Weights(List<LayerWeights> layers, Matrix head, float[] headBias, Optional<Matrix> linear) {
        this(Optional.empty(), layers, head, headBias, linear);
    }

    /** @param headBias (outputs); copied */
    public Weights(
            Optional<Embedding> embedding,
            List<LayerWeights> layers,
            Matrix head,
            float[] headBias,
            Optional<Matrix> linear) {
        this.embedding = embedding;
        this.layers = List.copyOf(layers);
        this.head = head;
        this.headBias = headBias.clone();
        this.linear = linear;
    }

    public Optional<Embedding> embedding() {
        return embedding;
    }

    /** The weights of all layers, (layers·directions): the backward direction of a layer follows its forward direction. */
    public List<LayerWeights> layers() {
        return layers;
    }

    public Matrix head() {
        return head;
    }

    /** The biases of the head, (outputs); a copy. */
    public float[] headBias() {
        return headBias.clone();
    }

    public Optional<Matrix> linear() {
        return linear;
    }
}
