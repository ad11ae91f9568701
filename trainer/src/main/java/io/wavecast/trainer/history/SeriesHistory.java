package io.wavecast.trainer.history;

import io.wavecast.core.series.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The samples of one series in the order of time; missing channels hold their last value. */
public final class SeriesHistory {
    private final String key;
    private final int channels;
    private long[] times = new long[16]; // there may be very many series
    private double[] values; // (capacity, channels)
    private final double[] last; // (channels), NaN as long as a channel was never seen
    private int size;

    SeriesHistory(String key, int channels) {
        this.key = key;
        this.channels = channels;
        this.values = new double[times.length * channels];
        this.last = new double[channels];
        Arrays.fill(last, Double.NaN);
    }

    public String key() {
        return key;
    }

    public int channels() {
        return channels;
    }

    public int size() {
        return size;
    }

    public long timeMicros(int index) {
        return times[index];
    }

    /** Whether a sample of that time comes after all that are here, which {@link #add} expects. */
    boolean isNewer(long timeMicros) {
        return size == 0 || timeMicros > times[size - 1];
    }

    /**
     * Takes the next sample.
     *
     * @return false if it was not kept: a series begins where every channel was seen at least once
     */
    boolean add(Observation observation) {
        boolean complete = true;
        for (int c = 0; c < channels; c++) {
            double value = observation.values()[c];
            if (!Double.isNaN(value)) {
                last[c] = value;
            }
            complete &= !Double.isNaN(last[c]);
        }
        if (!complete) {
            return false;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size * channels);
        }
        System.arraycopy(last, 0, values, size * channels, channels);
        times[size++] = observation.timeMicros();
        return true;
    }

    /** Keeps the newest. */
    void trim(int keep) {
        if (size > keep) {
            times = Arrays.copyOfRange(times, size - keep, size);
            values = Arrays.copyOfRange(values, (size - keep) * channels, size * channels);
            size = keep;
        }
    }

    /** Time between neighbours, unordered. */
    long[] spacings() {
        long[] spacings = new long[Math.max(0, size - 1)];
        for (int i = 0; i < spacings.length; i++) {
            spacings[i] = times[i + 1] - times[i];
        }
        return spacings;
    }

    /** Runs without a gap of more than one and a half periods: each (time)(channels). */
    public List<double[][]> segments(long periodMicros) {
        List<double[][]> segments = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || times[i] - times[i - 1] > periodMicros + periodMicros / 2) {
                segments.add(rows(from, i));
                from = i;
            }
        }
        return segments;
    }

    private double[][] rows(int from, int to) {
        double[][] rows = new double[to - from][];
        for (int i = from; i < to; i++) {
            rows[i - from] = Arrays.copyOfRange(values, i * channels, (i + 1) * channels);
        }
        return rows;
    }
}
