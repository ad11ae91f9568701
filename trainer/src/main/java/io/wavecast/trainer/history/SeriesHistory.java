package io.wavecast.trainer.history;

import io.wavecast.core.series.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The samples of one series in the order of time; missing channels hold their last value. Where there is no room for all of
 * them, blocks of {@value #BLOCK} are kept, evenly spread over time: every second one, every fourth, and so on.
 */
public final class SeriesHistory {
    /** Long enough to learn from, with a window and the lags before it. */
    static final int BLOCK = 4_096;

    private final String key;
    private final int channels;
    private long[] times = new long[16]; // there may be very many series
    private double[] values; // (capacity, channels)
    private boolean[] observed; // (capacity, channels)
    private final double[] last; // (channels), NaN as long as a channel was never seen
    private int size;
    private long accepted; // those that were not kept included
    private long newestMicros;
    private int stride = 1; // of blocks; 0 where none is kept

    SeriesHistory(String key, int channels) {
        this.key = key;
        this.channels = channels;
        this.values = new double[times.length * channels];
        this.observed = new boolean[times.length * channels];
        this.last = new double[channels];
        Arrays.fill(last, Double.NaN);
    }

    public String key() {
        return key;
    }

    public int channels() {
        return channels;
    }

    /** Samples that are here. */
    public int size() {
        return size;
    }

    public long timeMicros(int index) {
        return times[index];
    }

    /** Time of the newest sample, whether or not it was kept. */
    long newestMicros() {
        return newestMicros;
    }

    /** Whether a sample of that time comes after all before it, which {@link #add} expects. */
    boolean isNewer(long timeMicros) {
        return accepted == 0 || timeMicros > newestMicros;
    }

    /**
     * Takes the next sample, and keeps it where its block is one of those that are kept.
     *
     * @return false if it cannot be used: a series begins where every channel was seen at least once
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
        newestMicros = observation.timeMicros();
        long block = accepted++ / BLOCK;
        if (stride > 0 && block % stride == 0) {
            append(observation);
        }
        return true;
    }

    private void append(Observation observation) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size * channels);
            observed = Arrays.copyOf(observed, 2 * size * channels);
        }
        System.arraycopy(last, 0, values, size * channels, channels);
        for (int c = 0; c < channels; c++) {
            observed[size * channels + c] = !Double.isNaN(observation.values()[c]);
        }
        times[size++] = observation.timeMicros();
    }

    /** Whether {@link #thin} would leave something. */
    boolean canBeThinned() {
        return size > BLOCK;
    }

    /** Keeps every second of the blocks that are here, and of those to come. */
    void thin() {
        int kept = 0;
        for (int from = 0; from < size; from += 2 * BLOCK) {
            int count = Math.min(BLOCK, size - from);
            System.arraycopy(times, from, times, kept, count);
            System.arraycopy(values, from * channels, values, kept * channels, count * channels);
            System.arraycopy(observed, from * channels, observed, kept * channels, count * channels);
            kept += count;
        }
        size = kept;
        stride *= 2;
        shrink();
    }

    /** Keeps nothing of this series, now and later. */
    void drop() {
        size = 0;
        stride = 0;
        shrink();
    }

    private void shrink() {
        times = Arrays.copyOf(times, Math.max(1, size));
        values = Arrays.copyOf(values, Math.max(1, size) * channels);
        observed = Arrays.copyOf(observed, Math.max(1, size) * channels);
    }

    /** Time between neighbours, unordered. */
    long[] spacings() {
        long[] spacings = new long[Math.max(0, size - 1)];
        for (int i = 0; i < spacings.length; i++) {
            spacings[i] = times[i + 1] - times[i];
        }
        return spacings;
    }

    /**
     * Runs of samples, as the stream would step through them: where up to {@code maxGap} are missing, they are filled in; a
     * longer gap ends a run.
     *
     * @param maxGap 0 or more
     */
    public List<Segment> segments(long periodMicros, int maxGap) {
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || missing(i, periodMicros) > maxGap) {
                segments.add(segment(from, i, periodMicros));
                from = i;
            }
        }
        return segments;
    }

    /** How many samples are missing before this one; ticks are counted as the stream does. */
    private long missing(int index, long periodMicros) {
        return Math.max(0, Math.round((double) (times[index] - times[index - 1]) / periodMicros) - 1);
    }

    private Segment segment(int from, int to, long periodMicros) {
        List<double[]> rows = new ArrayList<>(to - from);
        List<boolean[]> marks = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            for (long gap = i == from ? 0 : missing(i, periodMicros); gap > 0; gap--) {
                rows.add(rows.get(rows.size() - 1).clone());
                marks.add(new boolean[channels]);
            }
            rows.add(Arrays.copyOfRange(values, i * channels, (i + 1) * channels));
            marks.add(Arrays.copyOfRange(observed, i * channels, (i + 1) * channels));
        }
        return new Segment(rows.toArray(double[][]::new), marks.toArray(boolean[][]::new));
    }
}
