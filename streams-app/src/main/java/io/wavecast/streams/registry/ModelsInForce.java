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
        if (byName.isEmpty()) {
            return Optional.empty();
        }
        // Once per record: looks the key's own prefixes up rather than walking through all names.
        for (int end = series.length(); end > 0; end = series.lastIndexOf('/', end - 1)) {
            Model model = byName.get(series.substring(0, end));
            if (model != null && model.spec().channels() == channels) {
                return Optional.of(model);
            }
        }
        return named(ModelNames.DEFAULT).filter(model -> model.spec().channels() == channels);
    }
}
