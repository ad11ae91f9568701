package io.wavecast.trainer.mode;

import java.util.function.UnaryOperator;

/** Groups series by the first segments of their keys, so that the series of a group share a model. */
public final class SeriesGrouping {
    private static final String EACH_SERIES = "series";

    private SeriesGrouping() {}

    /**
     * Returns the function from a series' key to its model's name.
     *
     * @param grouping {@code series} for a model per series, or how many path segments the series of a group share: 1..99
     * @throws IllegalArgumentException if it is neither
     */
    public static UnaryOperator<String> of(String grouping) {
        if (grouping.equals(EACH_SERIES)) {
            return UnaryOperator.identity();
        }
        if (!grouping.matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException(
                    "must be 'series', or a number of path segments such as 1, was '" + grouping + "'");
        }
        int segments = Integer.parseInt(grouping);
        return key -> firstSegments(key, segments);
    }

    /** The whole key if it has no more segments. */
    private static String firstSegments(String key, int segments) {
        int end = -1;
        for (int i = 0; i < segments; i++) {
            end = key.indexOf('/', end + 1);
            if (end < 0) {
                return key;
            }
        }
        return key.substring(0, end);
    }
}
