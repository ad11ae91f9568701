package io.wavecast.trainer.history;

import io.wavecast.core.series.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The samples of one series in the order of time; a missing value repeats the channel's last one. If there are too many samples, blocks
 * of {@value #BLOCK} are kept, evenly spread over time: every second block, every fourth, and so on.
 */
public final class SeriesHistory {
    /** Long enough for a training window and the lags before it. */
    static final int BLOCK = 4_096;

    private final String key;
    private final int channels;
    private long[] times = new long[16]; // small, since there may be many series
    private double[] values; // (capacity, channels)
    private boolean[] observed; // (capacity, channels)
    private final double[] last; // (channels), NaN until a channel's first value
    private int size;
    private long accepted; // including samples that were not kept
    private long newestMicros;
    private int stride = 1; // one of so many blocks is kept; 0 if none is

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

    /** A series of the oldest samples that are kept. */
    SeriesHistory first(int count) {
        var first = new SeriesHistory(key, channels);
        first.times = Arrays.copyOf(times, count);
        first.values = Arrays.copyOf(values, count * channels);
        first.observed = Arrays.copyOf(observed, count * channels);
        first.size = count;
        first.accepted = count;
        first.newestMicros = count == 0 ? 0 : times[count - 1];
        first.stride = stride;
        return first;
    }

    public int channels() {
        return channels;
    }

    /** The number of samples that are kept. */
    public int size() {
        return size;
    }

    /** The memory of one sample: its time, and each channel's value and whether it was observed. */
    int bytesPerSample() {
        return Long.BYTES + channels * (Double.BYTES + 1);
    }

    long timeMicros(int index) {
        return times[index];
    }

    /** Time of the newest accepted sample, which need not have been kept. */
    long newestMicros() {
        return newestMicros;
    }

    /** Whether a sample of that time comes after all samples before it, as {@link #add} requires. */
    boolean isNewer(long timeMicros) {
        return accepted == 0 || timeMicros > newestMicros;
    }

    /**
     * Accepts the next sample, and keeps it if its block is kept.
     *
     * @return false if a channel has no value yet; a series begins once every channel has had one
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

    /** Whether {@link #thin} would leave at least one block. */
    boolean canBeThinned() {
        return size > BLOCK;
    }

    /** Drops every second block, now and in future. */
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

    /** Drops all samples, now and in future. */
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

    /** Times between neighbouring samples, in microseconds. */
    long[] spacings() {
        long[] spacings = new long[Math.max(0, size - 1)];
        for (int i = 0; i < spacings.length; i++) {
            spacings[i] = times[i + 1] - times[i];
        }
        return spacings;
    }

    /**
     * Cuts the series into segments as the stream does: up to {@code maxGap} missing samples in a row are filled in, and a longer gap
     * ends a segment.
     *
     * @param maxGap 0 or more
     */
    List<Segment> segments(long periodMicros, int maxGap) {
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

    /** The number of samples missing before this one, counted as the stream counts ticks. */
    private long missing(int index, long periodMicros) {
        return Math.max(0, Math.round((double) (times[index] - times[index - 1]) / periodMicros) - 1);
    }

    private Segment segment(int from, int to, long periodMicros) {
        List<double[]> rows = new ArrayList<>(to - from);
        List<boolean[]> observedRows = new ArrayList<>(to - from);
        LongStream.Builder rowTimes = LongStream.builder();
        for (int i = from; i < to; i++) {
            long gap = i == from ? 0 : missing(i, periodMicros);
            for (long k = 1; k <= gap; k++) {
                rows.add(rows.get(rows.size() - 1).clone());
                rowTimes.add(times[i - 1] + k * periodMicros);
                observedRows.add(new boolean[channels]);
            }
            rows.add(Arrays.copyOfRange(values, i * channels, (i + 1) * channels));
            observedRows.add(Arrays.copyOfRange(observed, i * channels, (i + 1) * channels));
            rowTimes.add(times[i]);
        }
        return new Segment(
                rows.toArray(double[][]::new),
                observedRows.toArray(boolean[][]::new),
                rowTimes.build().toArray());
    }
}
