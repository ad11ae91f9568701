package io.wavecast.core.adapt;

import java.util.Arrays;
import java.util.List;

/**
 * Exponential means of the samples of one series, observed or filled in, one for each span n and channel.
 *
 * <pre>
 *  a' = a + (x − a)/n      x if a is unknown, or if x is further from a than the model's range of inputs
 * </pre>
 *
 * <p>So a glitch that is far out of range makes a mean begin anew with the next sample, and a new level there is followed at once.
 */
public final class RunningMeans {
    private final double[] values; // (channels, spans); NaN where unknown

    /** Means that are not known yet. */
    RunningMeans(int channels, int spans) {
        this(new double[channels * spans]);
        clear();
    }

    private RunningMeans(double[] values) {
        this.values = values;
    }

    /**
     * Means with the content of others.
     *
     * @param values see {@link #values()}; not copied
     */
    public static RunningMeans ofValues(double[] values) {
        return new RunningMeans(values);
    }

    /**
     * Takes in a sample.
     *
     * @param samples of which the (channels) newest values begin at {@code from}; a value that is not finite is skipped
     * @param spans in samples
     * @param ranges (channels) of the model's inputs, in the user's units
     */
    void add(double[] samples, int from, List<Integer> spans, double[] ranges) {
        int at = 0;
        for (int channel = 0; channel < ranges.length; channel++) {
            double sample = samples[from + channel];
            for (int i = 0; i < spans.size(); i++) {
                if (Double.isFinite(sample)) {
                    double step = sample - values[at];
                    values[at] = Math.abs(step) <= ranges[channel] ? values[at] + step / spans.get(i) : sample;
                }
                at++;
            }
        }
    }

    /** Forgets all samples, after a gap in time. */
    void clear() {
        Arrays.fill(values, Double.NaN);
    }

    /** The content, (channels, spans), NaN where unknown; shared. */
    public double[] values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunningMeans that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
