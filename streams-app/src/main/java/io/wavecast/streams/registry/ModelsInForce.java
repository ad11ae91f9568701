package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One version per name. Immutable: another object where a model came or went. */
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

    /** As {@link ModelNames} says: the longest name that serves the series, among those for its channels. */
    public Optional<Model> modelFor(String series, int channels) {
        return ModelNames.longest(
                series, name -> named(name).filter(model -> model.spec().channels() == channels));
    }
}
