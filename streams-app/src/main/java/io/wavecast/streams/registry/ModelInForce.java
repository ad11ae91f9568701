package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import java.util.Optional;

/**
 * One model while it is in force. Afterwards it is empty, so that series which do not look the model up again do not keep its weights in
 * memory.
 */
public final class ModelInForce {
    /** No model. */
    public static final ModelInForce NONE = new ModelInForce(Optional.empty());

    private volatile Optional<Model> model;
    private volatile boolean ended;

    private ModelInForce(Optional<Model> model) {
        this.model = model;
    }

    ModelInForce(Model model) {
        this(Optional.of(model));
    }

    /** The model; empty after its end. */
    public Optional<Model> model() {
        return model;
    }

    /** Whether the model is in force no longer. */
    public boolean ended() {
        return ended;
    }

    void end() {
        ended = true; // before the model is dropped: a reader that finds no model must find the end
        model = Optional.empty();
    }
}
