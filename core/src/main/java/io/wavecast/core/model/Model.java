package io.wavecast.core.model;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.Weights;
import java.util.Optional;

/** A trained network with its task and preprocessing. Immutable and thread-safe; {@link ModelRunner} runs it. */
public final class Model {
    private final ModelVersion version;
    private final ModelSpec spec;
    private final Preprocessing preprocessing;
    private final Lineage lineage;
    private final Network network;
    private final Optional<AdapterSettings> adapter;

    /**
     * Creates a model whose forecasts are not corrected.
     *
     * @throws IllegalArgumentException if the parts do not fit each other; the message names both values
     */
    public Model(ModelVersion version, ModelSpec spec, Preprocessing preprocessing, Weights weights, Lineage lineage) {
        this(version, spec, preprocessing, weights, lineage, Optional.empty());
    }

    /**
     * Creates a model.
     *
     * @param adapter how its forecasts are corrected online; empty if they are not
     * @throws IllegalArgumentException if the parts do not fit each other; the message names both values
     */
    public Model(
            ModelVersion version,
            ModelSpec spec,
            Preprocessing preprocessing,
            Weights weights,
            Lineage lineage,
            Optional<AdapterSettings> adapter) {
        if (preprocessing.scaling().channels() != spec.channels()) {
            throw new IllegalArgumentException("expected scaling of " + spec.channels() + " channels, was "
                    + preprocessing.scaling().channels());
        }
        if (spec.network().tokens()
                && !preprocessing.equals(Preprocessing.ofTokens(spec.network().vocabulary()))) {
            throw new IllegalArgumentException("expected tokens without scaling and differences, was " + preprocessing);
        }
        preprocessing.perSeries().ifPresent(each -> checkPerSeries(each, spec));
        adapter.ifPresent(settings -> settings.check(spec));
        this.version = version;
        this.spec = spec;
        this.preprocessing = preprocessing;
        this.lineage = lineage;
        this.network = new Network(spec.network(), weights);
        this.adapter = adapter;
    }

    private static void checkPerSeries(SeriesScaling perSeries, ModelSpec spec) {
        if (spec.label()) {
            throw new IllegalArgumentException(
                    "expected one scaling for all series of a model of labels, was " + perSeries);
        }
        if (spec.warmup() < perSeries.window()) {
            throw new IllegalArgumentException("expected a warmup of at least the " + perSeries.window()
                    + " inputs that the scaling per series is learned from, was " + spec.warmup());
        }
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

    /** How the forecasts are corrected online; empty if they are not. */
    public Optional<AdapterSettings> adapter() {
        return adapter;
    }

    /** A copy with another version. */
    public Model withVersion(ModelVersion other) {
        return new Model(other, spec, preprocessing, network.weights(), lineage, adapter);
    }

    /** The same model with another adapter. */
    public Model withAdapter(Optional<AdapterSettings> other) {
        return new Model(version, spec, preprocessing, network.weights(), lineage, other);
    }

    /** The same model with another lineage. */
    public Model withLineage(Lineage other) {
        return new Model(version, spec, preprocessing, network.weights(), other, adapter);
    }

    @Override
    public String toString() {
        return "Model[" + version + ", " + spec.network() + "]";
    }
}
