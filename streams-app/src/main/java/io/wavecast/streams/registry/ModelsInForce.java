package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The models in force at one moment, one version per name. Immutable: a change results in another object. */
public final class ModelsInForce {
    static final ModelsInForce NONE = new ModelsInForce(Map.of());

    private final Map<String, Model> byName;

    private ModelsInForce(Map<String, Model> byName) {
        this.byName = byName;
    }

    int size() {
        return byName.size();
    }

    Optional<Model> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    ModelsInForce with(Model model) {
        Map<String, Model> more = new HashMap<>(byName);
        more.put(model.version().name(), model);
        return new ModelsInForce(more);
    }

    ModelsInForce without(String name) {
        Map<String, Model> fewer = new HashMap<>(byName);
        fewer.remove(name);
        return new ModelsInForce(fewer);
    }

    /** The model that serves a series: among those with its number of channels, the one with the longest name by {@link ModelNames}. */
    public Optional<Model> modelFor(String series, int channels) {
        return ModelNames.findLongest(
                series, name -> named(name).filter(model -> model.spec().channels() == channels));
    }
}
