package io.wavecast.core.model;

/**
 * A model's name and number; a higher number of the same name replaces a lower one.
 *
 * @param name path segments joined by {@code /}; also the prefix of the series keys it serves
 * @param number 1 or more; 0 for the naive forecast, which is never published
 */
public record ModelVersion(String name, long number) {
    /** The version of the naive forecast, which repeats the last value; used until a model forecasts. */
    public static final ModelVersion NAIVE = new ModelVersion("naive", 0);

    public ModelVersion {
        if (name.isBlank() || name.indexOf('@') >= 0) {
            throw new IllegalArgumentException("a model's name must be non-blank and without '@', was '" + name + "'");
        }
        if (number < 0) {
            throw new IllegalArgumentException("a model's version must not be negative, was " + number);
        }
    }

    /** Parses {@code name@number}. */
    public static ModelVersion parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("expected name@number, was '" + text + "'");
        }
        try {
            return new ModelVersion(text.substring(0, at), Long.parseLong(text.substring(at + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected name@number, was '" + text + "'", e);
        }
    }

    @Override
    public String toString() {
        return name + "@" + number;
    }
}
