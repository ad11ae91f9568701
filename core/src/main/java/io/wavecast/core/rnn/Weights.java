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
    private final Optional<Matrix> known; // (outputs, known); empty if nothing is known of times

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
        this(embedding, layers, head, headBias, linear, Optional.empty());
    }

    private Weights(
            Optional<Embedding> embedding,
            List<LayerWeights> layers,
            Matrix head,
            float[] headBias,
            Optional<Matrix> linear,
            Optional<Matrix> known) {
        this.embedding = embedding;
        this.layers = List.copyOf(layers);
        this.head = head;
        this.headBias = headBias.clone();
        this.linear = linear;
        this.known = known;
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

    /** The weights of what is known of a step's time, (outputs, known). */
    public Optional<Matrix> known() {
        return known;
    }

    /** The same weights with others of what is known of times. */
    public Weights withKnown(Optional<Matrix> other) {
        return new Weights(embedding, layers, head, headBias, linear, other);
    }
}
