package io.wavecast.demo.page;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a page's request.
 *
 * @param series key of the series shown; empty for the first one
 * @param fromRow number of the first row that the page does not have yet
 * @param history whether to send the errors over the run
 */
record LiveQuery(Optional<String> series, long fromRow, boolean history) {

    /**
     * Reads the parameters.
     *
     * @param parameters values by name; null for one that is absent
     */
    static LiveQuery of(Function<String, @Nullable String> parameters) {
        return new LiveQuery(
                Optional.ofNullable(parameters.apply("series")),
                number(parameters.apply("from")),
                parameters.apply("history") != null);
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
