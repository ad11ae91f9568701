package io.wavecast.core.series;

import java.util.ArrayList;
import java.util.List;

/**
 * Samples of one series at equal distances, which arrive as one record.
 *
 * @param firstMicros event time of the first sample, microseconds since the epoch
 * @param period time between two samples, in seconds
 * @param samples each (channels), NaN for a missing channel; not copied
 */
public record Chunk(long firstMicros, double period, List<double[]> samples) {
    private static final double MICROS = 1e6;

    /** Event time of a sample, rounded to the microsecond; errors of rounding do not add up. */
    public long timeMicros(int sample) {
        return firstMicros + spanMicros(period, sample);
    }

    /** Duration of so many periods, in microseconds. */
    public static long spanMicros(double period, int periods) {
        return Math.round(periods * (period * MICROS));
    }

    /** The observations, each as if it had come alone. A sample without any value is none. */
    public List<Observation> observations() {
        List<Observation> observations = new ArrayList<>(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            double[] values = samples.get(i);
            if (isPresent(values)) {
                observations.add(new Observation(timeMicros(i), values));
            }
        }
        return observations;
    }

    private static boolean isPresent(double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }
}
