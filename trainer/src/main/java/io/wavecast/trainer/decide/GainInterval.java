package io.wavecast.trainer.decide;

/**
 * An interval of a gain, the share by which a root mean squared error is smaller.
 *
 * @param low at most 1; −∞ if nothing is known
 * @param high at most 1
 */
public record GainInterval(double low, double high) {
    /** Any gain. */
    public static final GainInterval UNKNOWN = new GainInterval(Double.NEGATIVE_INFINITY, 1);

    /** Whether a gain is inside. */
    public boolean contains(double gain) {
        return low <= gain && gain <= high;
    }
}
