package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import java.util.Optional;

/** The models in force, shared by all threads. Changed by {@link ModelReceiver} only. */
public final class ModelRegistry {
    private final Object changes = new Object();
    private volatile ModelsInForce models = ModelsInForce.NONE;

    /** The model that serves a series; see {@link ModelsInForce#modelFor}. */
    public Optional<Model> modelFor(String series, int channels) {
        return models.modelFor(series, channels);
    }

    /** The models in force at this moment. */
    public ModelsInForce inForce() {
        return models;
    }

    /** The version in force under exactly this name. */
    Optional<Model> named(String name) {
        return models.named(name);
    }

    /** Number of models in force. */
    int size() {
        return models.size();
    }

    void install(Model model) {
        synchronized (changes) {
            models = models.with(model);
        }
    }

    void retire(String name) {
        synchronized (changes) {
            models = models.without(name);
        }
    }
}
