package io.wavecast.core.series;

import java.util.Locale;

/** What is unusual about a series. */
public enum AnomalyKind {
    /** One value far from its forecast. */
    SPIKE,
    /** The mean of the last values left the mean of the values before them. */
    SHIFT,
    /** The size of the steps from value to value grew or shrank. */
    VARIANCE,
    /** The value no longer moves. */
    STUCK,
    /** No observation comes. */
    SILENCE;

    /** The word in anomalies, such as {@code spike}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
