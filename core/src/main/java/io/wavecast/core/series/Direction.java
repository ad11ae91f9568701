package io.wavecast.core.series;

import java.util.Locale;

/** Which way a series left what was expected. */
public enum Direction {
    UP,
    DOWN,
    /** Neither, such as a value that no longer moves. */
    NONE;

    /** The word in anomalies, such as {@code up}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
