package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The model that serves a series: the longest name, see {@link ModelNames}, among the models with its number of channels. */
    public Optional<Model> modelFor(String series, int channels) {
        if (byName.isEmpty()) {
            return Optional.empty();
        }
        Stream<String> names = candidates(series).filter(name -> named(name)
                .filter(model -> model.spec().channels() == channels)
                .isPresent());
        return ModelNames.longest(names, series).flatMap(this::named);
    }

    /**
     * All names that may serve a series. A plant may have a model per series: asking {@link ModelNames} about each of them for each
     * series, after each change, would take minutes.
     */
    private static Stream<String> candidates(String series) {
        Stream<String> prefixes = Stream.iterate(
                        series.length(), end -> end > 0, end -> series.lastIndexOf('/', end - 1))
                .map(end -> series.substring(0, end));
        return Stream.concat(prefixes, Stream.of(ModelNames.DEFAULT));
    }
}
