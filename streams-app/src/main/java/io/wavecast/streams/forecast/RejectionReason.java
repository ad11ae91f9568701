package io.wavecast.streams.forecast;

/** Reasons to reject a readable observation. */
public enum RejectionReason {
    /** The time of the newest observation again; most likely the observation was sent twice. */
    DUPLICATE("duplicate", false),
    /** Older than the newest observation. */
    OUT_OF_ORDER("out-of-order", false),
    /** Another number of channels than the series has. */
    CHANNEL_COUNT("channel-count", true),
    /** So far in the future that a clock must be wrong. It would make all later observations out of order for a long time. */
    TIME_AHEAD("time-ahead", true);

    private final String word;
    private final boolean deadLetter;

    RejectionReason(String word, boolean deadLetter) {
        this.word = word;
        this.deadLetter = deadLetter;
    }

    /** The word in metrics and dead letters, such as {@code out-of-order}. */
    public String word() {
        return word;
    }

    /** Whether the record goes to the dead letters; otherwise it is only counted. */
    public boolean deadLetter() {
        return deadLetter;
    }
}
