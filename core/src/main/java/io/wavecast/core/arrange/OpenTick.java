package io.wavecast.core.arrange;

import io.wavecast.core.series.Observation;
import java.util.Arrays;

/**
 * The tick of a grid whose samples still come: those after the tick before, up to its own time, inclusive. Shared arrays, since it is the state of a
 * series.
 */
public final class OpenTick {
    private static final long NONE = Long.MIN_VALUE;

    private long time = NONE; // NONE if it has no sample yet
    private long closed; // time of the tick before
    private long arrivedMicros; // of its newest sample
    private boolean published;
    private final double[] values; // (channels) newest value, NaN without one
    private final long[] times; // (channels) of the newest value
    private final double[] sums; // (channels)
    private final int[] counts; // (channels)

    /** A grid without samples after a time. */
    OpenTick(int channels, long closed) {
        this.values = new double[channels];
        this.times = new long[channels];
        this.sums = new double[channels];
        this.counts = new int[channels];
        this.closed = closed;
        clear();
    }

    /** Takes the next sample: it ends the ticks before it, and its own if it is at its time. */
    void take(Arrival arrival, Arrangement how, ArrangedSink sink) {
        long grid = how.gridMicros();
        long tick = -Math.floorDiv(-arrival.timeMicros(), grid) * grid;
        if (closed != NONE) {
            tick = Math.max(tick, closed + grid); // of a series whose tick was closed by the wall clock
        }
        if (isOpen() && tick > time) {
            sink.sample(close(how, arrival));
        }
        time = tick;
        arrivedMicros = arrival.arrivedMicros();
        published |= arrival.published();
        double[] sample = arrival.observation().values();
        for (int c = 0; c < sample.length; c++) {
            if (!Double.isNaN(sample[c])) {
                values[c] = sample[c];
                times[c] = arrival.timeMicros();
                sums[c] += sample[c];
                counts[c]++;
            }
        }
        if (arrival.timeMicros() == tick) {
            sink.sample(close(how, arrival));
        }
    }

    /**
     * Ends the tick.
     *
     * @param next the sample after it, or its last one
     */
    Arrival close(Arrangement how, Arrival next) {
        double[] result = values.clone();
        for (int c = 0; c < result.length; c++) {
            if (counts[c] > 0 && how.within() == Within.MEAN) {
                result[c] = sums[c] / counts[c];
            } else if (counts[c] > 0 && how.within() == Within.LINEAR) {
                result[c] = onTheLine(c, next, how.fillMicros());
            }
        }
        var arrival = new Arrival(new Observation(time, result), arrivedMicros, published);
        closed = time;
        clear();
        return arrival;
    }

    /** Ends the tick although no further sample is known. */
    Arrival close(Arrangement how) {
        return close(how, new Arrival(new Observation(time, values), arrivedMicros, published));
    }

    private double onTheLine(int channel, Arrival next, long fillMicros) {
        double to = next.observation().values()[channel];
        long span = next.timeMicros() - times[channel];
        return Double.isNaN(to) || span <= 0 || span > fillMicros || times[channel] >= time
                ? values[channel]
                : values[channel] + (to - values[channel]) * ((double) (time - times[channel]) / span);
    }

    private void clear() {
        time = NONE;
        published = false;
        Arrays.fill(values, Double.NaN);
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
    }

    /** Whether it has samples. */
    public boolean isOpen() {
        return time != NONE;
    }

    /** Its time in microseconds; any if it has no samples. */
    public long time() {
        return time;
    }

    /** Time of the tick before. */
    public long closed() {
        return closed;
    }

    /** Record timestamp of its newest sample. */
    public long arrivedMicros() {
        return arrivedMicros;
    }

    /** Whether its forecast is published. */
    public boolean published() {
        return published;
    }

    /** Newest value of each channel; shared. */
    public double[] values() {
        return values;
    }

    /** Time of the newest value of each channel; shared. */
    public long[] times() {
        return times;
    }

    /** Sum of the values of each channel; shared. */
    public double[] sums() {
        return sums;
    }

    /** Number of the values of each channel; shared. */
    public int[] counts() {
        return counts;
    }

    /** Restores the scalar part of its content; the arrays are shared. */
    public void restore(long tick, long before, long arrived, boolean isPublished) {
        time = tick;
        closed = before;
        arrivedMicros = arrived;
        published = isPublished;
    }
}
