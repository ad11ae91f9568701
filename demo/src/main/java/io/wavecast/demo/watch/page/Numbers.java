package io.wavecast.demo.watch.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads numbers of a request. */
final class Numbers {
    private Numbers() {}

    /** A whole number, within a range; the default if the text is no number. */
    static int of(@Nullable String text, int otherwise, int low, int high) {
        try {
            return text == null ? otherwise : Math.max(low, Math.min(high, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Microseconds of a time in seconds; empty if the text is no number. */
    static Optional<Long> micros(@Nullable String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(Double.parseDouble(text))
                            .filter(Double::isFinite)
                            .map(seconds -> Math.round(seconds * 1e6));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
