package io.wavecast.streams.anomaly;

/**
 * Which value enters the network while an anomaly lasts: a value that is too far from its forecast enters as the forecast does, as a missing one
 * would. So the hidden state does not learn the fault. The shield holds for a limited number of samples after the beginning: what lasts
 * longer is how the series is now.
 *
 * @param widths a value is too far if it is so many half widths of the interval away from the forecast
 * @param samples number of samples from the beginning of an anomaly; 0 for no shield
 */
public record Shield(double widths, int samples) {
    /** All values enter as they are. */
    public static final Shield NONE = new Shield(1, 0);

    public Shield {
        if (!(widths > 0)) {
            throw new IllegalArgumentException("expected a number of half widths above 0, was " + widths);
        }
        if (samples < 0) {
            throw new IllegalArgumentException("expected a number of samples of 0 or more, was " + samples);
        }
    }

    /**
     * The value that enters the network.
     *
     * @param lasts whether an anomaly of the channel lasts
     * @param since samples since it began
     * @param value observed value
     * @param mean forecast of the value
     * @param width half width of its interval
     */
    public double entering(boolean lasts, double since, double value, double mean, double width) {
        boolean shielded = lasts && since < samples && Math.abs(value - mean) > widths * width;
        return shielded ? mean : value;
    }
}
