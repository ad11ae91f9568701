package io.wavecast.core.topics.versions;

import java.time.Duration;
import java.util.Optional;

/**
 * When a decision takes effect.
 *
 * @param lead time from the decision to its effect. Every instance reads the decision meanwhile
 * @param over time over which series change to the new version; empty if it follows from their number by {@link SwapSpread}
 */
public record SwapTiming(Duration lead, Optional<Duration> over) {
    /** All series change at once, with the first record that is newer than the decision. */
    public static final SwapTiming AT_ONCE = new SwapTiming(Duration.ZERO, Duration.ZERO);

    /** Long enough for a transaction, and for the service to read it. */
    public static final Duration LEAD = Duration.ofSeconds(3);

    /** The word of {@code --swap-over} for a time that follows from the number of series. */
    public static final String AUTO = "auto";

    /** The longest time over which series change. */
    public static final Duration LONGEST = Duration.ofDays(1);

    /** The default of the commands. */
    public static final SwapTiming DEFAULT = new SwapTiming(LEAD, Optional.empty());

    /** With a fixed time. */
    public SwapTiming(Duration lead, Duration over) {
        this(lead, Optional.of(over));
    }

    /** With the usual lead. */
    public static SwapTiming over(Duration over) {
        return new SwapTiming(LEAD, over);
    }

    /** Whether series change over more than {@link #LONGEST}. */
    public boolean isTooLong() {
        return over.filter(time -> time.compareTo(LONGEST) > 0).isPresent();
    }
}
