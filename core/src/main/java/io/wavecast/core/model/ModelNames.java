package io.wavecast.core.model;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Which series a model's name speaks of: those whose keys start with it, by path segments; {@code default} speaks of all. */
public final class ModelNames {
    public static final String DEFAULT = "default";

    private ModelNames() {}

    /** {@code eeg/subject02} serves {@code eeg/subject02} and {@code eeg/subject02/O1}, not {@code eeg/subject021}. */
    public static boolean serves(String modelName, String seriesKey) {
        return modelName.equals(DEFAULT)
                || seriesKey.startsWith(modelName)
                        && (seriesKey.length() == modelName.length() || seriesKey.charAt(modelName.length()) == '/');
    }

    /** The longest name that serves the series; {@link #DEFAULT} comes last, whatever its length. */
    public static Optional<String> longest(Stream<String> modelNames, String seriesKey) {
        return modelNames
                .filter(name -> serves(name, seriesKey))
                .max(Comparator.comparing((String name) -> !name.equals(DEFAULT))
                        .thenComparing(String::length));
    }
}
