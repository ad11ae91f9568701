package io.wavecast.demo.watch.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request for the list of series.
 *
 * @param words all of which a key must contain; upper and lower case are the same
 * @param order of the list
 * @param limit the most series of the answer
 * @param curves how many of them come with a small picture
 */
record ListQuery(List<String> words, SeriesOrder order, int limit, int curves) {
    static final int MOST = 500;
    static final int MOST_CURVES = 60;

    /** @param parameters values by name; null for one that is absent */
    static ListQuery of(Function<String, @Nullable String> parameters) {
        String text = Optional.ofNullable(parameters.apply("search")).orElse("");
        return new ListQuery(
                Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                SeriesOrder.of(Optional.ofNullable(parameters.apply("sort")).orElse("")),
                Numbers.of(parameters.apply("limit"), 60, 1, MOST),
                Numbers.of(parameters.apply("curves"), 0, 0, MOST_CURVES));
    }

    boolean matches(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(lower::contains);
    }
}
