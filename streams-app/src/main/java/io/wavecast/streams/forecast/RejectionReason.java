package io.wavecast.streams.forecast;

/** Why a readable observation was left out. */
public enum RejectionReason {
    /** As old as the newest one: most likely sent twice. Nothing is lost by dropping it. */
    DUPLICATE("duplicate", false),
    /** Older than the newest one. */
    OUT_OF_ORDER("out-of-order", false),
    /** Another number of channels than the series began with. */
    CHANNEL_COUNT("channel-count", true),
    /** So far in the future that a clock is broken. Taken, it would make all that follows out of order. */
    TIME_AHEAD("time-ahead", true);

    private final String word;
    private final boolean deadLetter;

    RejectionReason(String word, boolean deadLetter) {
        this.word = word;
        this.deadLetter = deadLetter;
    }

    /** As counters and dead letters say it. */
    public String word() {
        return word;
    }

    /** Whether somebody should look at the record, rather than only at the count. */
    public boolean deadLetter() {
        return deadLetter;
    }
}
