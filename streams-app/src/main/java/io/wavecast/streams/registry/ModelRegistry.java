package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The models in force, shared by every thread: changed by {@link ModelReceiver}, asked once per observation. */
public final class ModelRegistry {
    private final AtomicReference<ModelsInForce> models = new AtomicReference<>(ModelsInForce.NONE);

    /** The model with the longest name that serves the series and its number of channels. */
    public Optional<Model> modelFor(String series, int channels) {
        return models.get().modelFor(series, channels);
    }

    /** As of now. */
    public ModelsInForce inForce() {
        return models.get();
    }

    /** The version in force under exactly this name. */
    public Optional<Model> named(String name) {
        return models.get().named(name);
    }

    public int size() {
        return models.get().size();
    }

    void install(Model model) {
        models.updateAndGet(before -> before.with(model));
    }

    void retire(String name) {
        models.updateAndGet(before -> before.without(name));
    }
}
