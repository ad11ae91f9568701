package io.wavecast.trainer.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The time that a fit may take, and what was left out when it ran out. */
public final class TimeBudget {
    private final long started = System.nanoTime();
    private final Duration limit;
    private final int laterReadouts;
    private final List<String> leftOut = new ArrayList<>();

    /** Begins now. */
    public TimeBudget(Duration limit) {
        this(limit, 0);
    }

    /**
     * Begins now, and keeps time for what follows the choice of a network.
     *
     * @param laterReadouts as a multiple of what a readout takes
     */
    public TimeBudget(Duration limit, int laterReadouts) {
        this.limit = limit;
        this.laterReadouts = laterReadouts;
    }

    /** What is to be kept for what follows the choice of a network, as a multiple of what a readout takes. */
    int laterReadouts() {
        return laterReadouts;
    }

    /** The time since the fit began. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** What is left beside a reserve, not below 0. */
    Duration left(Duration reserve) {
        Duration left = limit.minus(elapsed()).minus(reserve);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether all of it is used up. */
    public boolean isOver() {
        return left(Duration.ZERO).isZero();
    }

    /** Notes what was not tried. */
    void leaveOut(String what) {
        leftOut.add(what);
    }

    /** What was not tried for want of time; empty if nothing. */
    String leftOut() {
        return String.join(", ", leftOut);
    }
}
