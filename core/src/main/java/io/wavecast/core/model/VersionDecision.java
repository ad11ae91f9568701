package io.wavecast.core.model;

/**
 * A decision which version of a name is in force. It holds for the observations whose record timestamp is {@code fromMillis} or later; for
 * each series later by a share of {@code overMillis}, a hash of its key.
 *
 * @param version number of the version; 0 if none is: the name is retired
 * @param by the rule or the person that decided, such as {@code immediate}
 * @param why the reason, in words
 * @param decidedMillis when it was decided, in milliseconds since the epoch
 * @param fromMillis first record timestamp, in milliseconds since the epoch; 0 for all
 * @param overMillis time over which the changes of all series are spread; 0 changes all of them at once
 */
public record VersionDecision(
        long version, String by, String why, long decidedMillis, long fromMillis, long overMillis) {
    /** The number that stands for no version. */
    public static final long NONE = 0;

    /** Time before its effect by which a decision must be committed, so that every instance has read it, in milliseconds. */
    public static final long NOTICE_MILLIS = 1_000;

    public VersionDecision {
        if (version < 0) {
            throw new IllegalArgumentException("expected a version of at least 0, was " + version);
        }
    }

    /** A decision that changes all series at once. */
    public VersionDecision(long version, String by, String why, long decidedMillis, long fromMillis) {
        this(version, by, why, decidedMillis, fromMillis, 0);
    }

    /** Whether the name has no version in force. */
    public boolean retires() {
        return version == NONE;
    }

    /** Whether it is committed too late for all instances to have read it before it takes effect. */
    public boolean isLate(long committedMillis) {
        return fromMillis > decidedMillis && fromMillis < committedMillis + NOTICE_MILLIS;
    }

    /** The same decision for all records and series, old records too. */
    public VersionDecision forAllRecords() {
        return new VersionDecision(version, by, why, decidedMillis, 0);
    }

    /** Whether it holds for all series whose record has this timestamp, in milliseconds since the epoch. */
    public boolean holdsForAll(long millis) {
        return fromMillis + overMillis <= millis;
    }
}
