package io.wavecast.core.model;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.Weights;

/** A trained network with its task and preprocessing. Immutable and thread-safe; {@link ModelRunner} runs it. */
public final class Model {
    private final ModelVersion version;
    private final ModelSpec spec;
    private final Preprocessing preprocessing;
    private final Lineage lineage;
    private final Network network;

    /** @throws IllegalArgumentException if the parts do not fit each other; the message names both values */
    public Model(ModelVersion version, ModelSpec spec, Preprocessing preprocessing, Weights weights, Lineage lineage) {
        if (preprocessing.scaling().channels() != spec.channels()) {
            throw new IllegalArgumentException("expected scaling of " + spec.channels() + " channels, was "
                    + preprocessing.scaling().channels());
        }
        if (spec.network().tokens()
                && !preprocessing.equals(Preprocessing.ofTokens(spec.network().vocabulary()))) {
            throw new IllegalArgumentException("expected tokens without scaling and differences, was " + preprocessing);
        }
        this.version = version;
        this.spec = spec;
        this.preprocessing = preprocessing;
        this.lineage = lineage;
        this.network = new Network(spec.network(), weights);
    }

    public ModelVersion version() {
        return version;
    }

    public ModelSpec spec() {
        return spec;
    }

    public Preprocessing preprocessing() {
        return preprocessing;
    }

    public Lineage lineage() {
        return lineage;
    }

    public Network network() {
        return network;
    }

    public Weights weights() {
        return network.weights();
    }

    /** A copy with another version. */
    public Model withVersion(ModelVersion other) {
        return new Model(other, spec, preprocessing, network.weights(), lineage);
    }

    /** The same model with another lineage. */
    public Model withLineage(Lineage other) {
        return new Model(version, spec, preprocessing, network.weights(), other);
    }

    @Override
    public String toString() {
        return "Model[" + version + ", " + spec.network() + "]";
    }
}
