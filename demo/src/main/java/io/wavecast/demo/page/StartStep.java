package io.wavecast.demo.page;

import java.util.Locale;

/**
 * A step from the start of a run to the first forecast by a model.
 *
 * @param name for display, such as {@code broker}
 * @param detail for display, such as an address or {@code 40 %}; may be empty
 */
public record StartStep(String name, State state, String detail) {
    /** The progress of a step. */
    public enum State {
        WAITING,
        IN_PROGRESS,
        DONE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
