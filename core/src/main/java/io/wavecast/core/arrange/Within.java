package io.wavecast.core.arrange;

import java.util.Locale;

/** How the samples between two ticks of a grid become the value of the second tick. Each channel by itself. */
public enum Within {
    /** The newest value. */
    LAST,
    /** The mean. */
    MEAN,
    /** The value on the line from the newest value to the next one, at the time of the tick. */
    LINEAR;

    /** The word of the setting. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
