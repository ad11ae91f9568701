package io.wavecast.core.model;

import io.wavecast.core.rnn.Network;
import io.wavecast.core.rnn.SpreadHead;
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
    private final Optional<SpreadHead> spread;

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
        this(version, spec, preprocessing, weights, lineage, adapter, Optional.empty());
    }

    private Model(
            ModelVersion version,
            ModelSpec spec,
            Preprocessing preprocessing,
            Weights weights,
            Lineage lineage,
            Optional<AdapterSettings> adapter,
            Optional<SpreadHead> spread) {
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
        spread.ifPresent(head -> checkSpread(head, spec));
        this.version = version;
        this.spec = spec;
        this.preprocessing = preprocessing;
        this.lineage = lineage;
        this.network = new Network(spec.network(), weights);
        this.adapter = adapter;
        this.spread = spread;
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

    private static void checkSpread(SpreadHead head, ModelSpec spec) {
        if (!spec.hasOutputsOfEachHorizon()) {
            throw new IllegalArgumentException("expected outputs for each horizon with a spread head, was "
                    + (spec.label() ? "a model of labels" : "a closed loop over the horizons " + spec.horizons()));
        }
        head.check(spec.network());
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

    /** The number of all weights, those of the spread head included. */
    public long parameters() {
        return spec.network().parameters() + spread.map(SpreadHead::parameters).orElse(0L);
    }

    /** How the forecasts are corrected online; empty if they are not. */
    public Optional<AdapterSettings> adapter() {
        return adapter;
    }

    /** What tells how large errors are expected to be at a moment; empty if the model does not tell. */
    public Optional<SpreadHead> spread() {
        return spread;
    }

    /** A copy with another version. */
    public Model withVersion(ModelVersion other) {
        return new Model(other, spec, preprocessing, network.weights(), lineage, adapter, spread);
    }

    /** The same model with another adapter. */
    public Model withAdapter(Optional<AdapterSettings> other) {
        return new Model(version, spec, preprocessing, network.weights(), lineage, other, spread);
    }

    /**
     * The same model with another spread head.
     *
     * @throws IllegalArgumentException if the head does not fit the model; the message names both
     */
    public Model withSpread(Optional<SpreadHead> other) {
        return other.isEmpty() && spread.isEmpty()
                ? this
                : new Model(version, spec, preprocessing, network.weights(), lineage, adapter, other);
    }

    /** The same model with another lineage. */
    public Model withLineage(Lineage other) {
        return new Model(version, spec, preprocessing, network.weights(), other, adapter, spread);
    }

    @Override
    public String toString() {
        return "Model[" + version + ", " + spec.network() + "]";
    }
}
