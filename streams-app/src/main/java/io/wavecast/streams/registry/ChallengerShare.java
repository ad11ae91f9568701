package io.wavecast.streams.registry;

/**
 * The series on which challengers step: a share of all keys by their hash, so that it is the same in each instance and after a restart.
 *
 * @param share 0 for none to 1 for all
 */
public record ChallengerShare(double share) {
    /** All series. */
    public static final ChallengerShare ALL = new ChallengerShare(1);

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int BITS = 53; // of a double's fraction

    public ChallengerShare {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("expected a share of 0..1, was " + share);
        }
    }

    boolean includes(String series) {
        long mixed = (series.hashCode() * GOLDEN) ^ ((series.hashCode() * GOLDEN) >>> Integer.SIZE);
        return ((mixed * GOLDEN) >>> (Long.SIZE - BITS)) * 0x1p-53 < share;
    }
}
