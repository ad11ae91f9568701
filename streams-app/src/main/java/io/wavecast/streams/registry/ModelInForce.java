package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.VersionDecision;
import java.util.Optional;

/**
 * One model while it is in memory. Afterwards it is empty, so that series which do not look the model up again do not keep its weights.
 */
public final class ModelInForce {
    /** No model. */
    public static final ModelInForce NONE = new ModelInForce(Optional.empty());

    private final long number;
    private volatile Optional<Model> model;
    private volatile boolean ended;
    private boolean used = true; // since the last check; a lost write costs one look-up more

    private ModelInForce(Optional<Model> model) {
        this.model = model;
        this.number = model.map(present -> present.version().number()).orElse(VersionDecision.NONE);
    }

    ModelInForce(Model model) {
        this(Optional.of(model));
    }

    /** The model; empty after its end. */
    public Optional<Model> model() {
        return model;
    }

    boolean isNumber(long version) {
        return number == version;
    }

    /** Whether it serves any record. */
    boolean isIn(Succession succession) {
        return succession.names(number);
    }

    /** Whether the model is in memory no longer. */
    public boolean ended() {
        return ended;
    }

    /** A record needs the model. */
    public void use() {
        if (!used) {
            used = true;
        }
    }

    /** Whether a record needed the model since the last call. */
    boolean takeUsed() {
        boolean before = used;
        used = false;
        return before;
    }

    void end() {
        ended = true; // before the model is dropped: a reader that finds no model must find the end
        model = Optional.empty();
    }
}
