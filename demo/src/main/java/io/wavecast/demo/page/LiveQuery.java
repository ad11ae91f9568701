package io.wavecast.demo.page;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a page wants to know.
 *
 * @param series whose chart is looked at; empty for the first
 * @param fromRow first row that it does not have yet
 * @param history whether it wants the errors over the run
 */
record LiveQuery(Optional<String> series, long fromRow, boolean history) {

    /** @param parameters by name; null where absent */
    static LiveQuery of(Function<String, String> parameters) {
        return new LiveQuery(
                Optional.ofNullable(parameters.apply("series")),
                number(parameters.apply("from")),
                parameters.apply("history") != null);
    }

    private static long number(String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
