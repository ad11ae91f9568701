package io.wavecast.core.model;

/**
 * A decision which version of a name is in force.
 *
 * @param version number of the version; 0 if none is: the name is retired
 * @param by the rule or the person that decided, such as {@code immediate}
 * @param why the reason, in words
 * @param decidedMillis when it was decided, in milliseconds since the epoch
 * @param fromMillis it holds for observations whose record timestamp is this or later; 0 for all
 */
public record VersionDecision(long version, String by, String why, long decidedMillis, long fromMillis) {
    /** The number that stands for no version. */
    public static final long NONE = 0;

    public VersionDecision {
        if (version < 0) {
            throw new IllegalArgumentException("expected a version of at least 0, was " + version);
        }
    }

    /** Whether the name has no version in force. */
    public boolean retires() {
        return version == NONE;
    }
}
