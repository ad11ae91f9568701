package io.wavecast.core.model;

import java.util.Optional;
import java.util.function.Function;

/** Matches models to series. A model serves the series whose keys start with its name, by path segments; {@code default} serves all. */
public final class ModelNames {
    /** The name of the model for series that no other model serves. */
    public static final String DEFAULT = "default";

    private ModelNames() {}

    /** Whether a model serves a series: {@code eeg/subject02} serves {@code eeg/subject02/O1}, but not {@code eeg/subject021}. */
    public static boolean serves(String modelName, String seriesKey) {
        return modelName.equals(DEFAULT)
                || (seriesKey.startsWith(modelName)
                        && (seriesKey.length() == modelName.length() || seriesKey.charAt(modelName.length()) == '/'));
    }

    /**
     * Finds the model that serves a series: the one with the longest name, with {@link #DEFAULT} last. Looks up the prefixes of
     * the key, so that the cost does not depend on the number of models.
     *
     * @param byName finds the model with a name; empty if there is no suitable one
     */
    public static <M> Optional<M> findLongest(String seriesKey, Function<String, Optional<M>> byName) {
        for (int end = seriesKey.length(); end > 0; end = seriesKey.lastIndexOf('/', end - 1)) {
            Optional<M> model = byName.apply(seriesKey.substring(0, end));
            if (model.isPresent()) {
                return model;
            }
        }
        return byName.apply(DEFAULT);
    }
}
