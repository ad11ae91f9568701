package io.wavecast.core.topics.versions;

/**
 * What happens to a version that is published.
 *
 * @param promotion whether it comes into force
 * @param keep how many versions of a name stay, 1 to {@value #MAX_KEEP}; the one in force, the one before it and the newest stay in any case
 * @param timing when a decision takes effect
 */
public record VersionRule(Promotion promotion, int keep, SwapTiming timing) {
    /** The default of {@code --keep-versions}. */
    public static final int KEEP = 5;

    /** The largest number of versions to keep. */
    public static final int MAX_KEEP = 1_000;

    /** The defaults of the options. */
    public static final VersionRule DEFAULT = new VersionRule(Promotion.IMMEDIATE, KEEP, SwapTiming.DEFAULT);

    /** Immediate promotion, with effect on all series at once. */
    public static final VersionRule AT_ONCE = new VersionRule(Promotion.IMMEDIATE, KEEP);

    /** A rule whose decisions take effect at once. */
    public VersionRule(Promotion promotion, int keep) {
        this(promotion, keep, SwapTiming.AT_ONCE);
    }
}
