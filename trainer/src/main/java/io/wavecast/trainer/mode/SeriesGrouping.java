package io.wavecast.trainer.mode;

import java.util.function.UnaryOperator;

/** Which series share a model. */
public final class SeriesGrouping {
    private SeriesGrouping() {}

    /**
     * Names of models by names of series.
     *
     * @param word {@code series} for a model of its own for each; a number of path segments for one model for all series that
     *     share so many
     * @throws IllegalArgumentException if it is neither
     */
    public static UnaryOperator<String> of(String word) {
        if (word.equals("series")) {
            return UnaryOperator.identity();
        }
        if (!word.matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException(
                    "must be 'series', or a number of path segments such as 1, was '" + word + "'");
        }
        int segments = Integer.parseInt(word);
        return key -> {
            int end = -1;
            for (int i = 0; i < segments; i++) {
                end = key.indexOf('/', end + 1);
                if (end < 0) {
                    return key;
                }
            }
            return key.substring(0, end);
        };
    }
}
