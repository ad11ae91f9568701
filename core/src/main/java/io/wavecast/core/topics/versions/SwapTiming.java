package io.wavecast.core.topics.versions;

import java.time.Duration;

/**
 * When a decision takes effect.
 *
 * @param lead time from the decision to its effect. Every instance reads the decision meanwhile
 * @param over time over which series change to the new version
 */
public record SwapTiming(Duration lead, Duration over) {
    /** All series change at once, with the first record that is newer than the decision. */
    public static final SwapTiming AT_ONCE = new SwapTiming(Duration.ZERO, Duration.ZERO);

    /** Long enough for a transaction, and for the service to read it. */
    public static final Duration LEAD = Duration.ofSeconds(3);

    /** The default of {@code --swap-over}. */
    public static final Duration OVER = Duration.ofSeconds(10);

    /** The longest time over which series change. */
    public static final Duration LONGEST = Duration.ofDays(1);

    /** The default of the commands. */
    public static final SwapTiming DEFAULT = over(OVER);

    /** With the usual lead. */
    public static SwapTiming over(Duration over) {
        return new SwapTiming(LEAD, over);
    }
}
