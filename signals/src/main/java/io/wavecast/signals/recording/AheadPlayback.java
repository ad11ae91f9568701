package io.wavecast.signals.recording;

import io.wavecast.signals.Signal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plays a signal with the values that some channels take later. The value is that of the sample nearest to the time so many periods later;
 * where none is within half a period, it is missing.
 */
final class AheadPlayback implements Signal.Playback {
    private final Signal.Playback playback;
    private final int channels;
    private final List<Lead> leads;
    private final double periodMicros;
    private final int furthest; // steps
    private final Deque<Long> waiting = new ArrayDeque<>(); // offsets of samples that were read ahead
    private final Deque<double[]> rows = new ArrayDeque<>(); // their values
    private final TreeMap<Long, double[]> byOffset = new TreeMap<>();
    private boolean ended;
    private long newest = Long.MIN_VALUE;
    private long offset;

    AheadPlayback(Signal.Playback playback, int channels, List<Lead> leads, double periodMicros) {
        this.playback = playback;
        this.channels = channels;
        this.leads = leads;
        this.periodMicros = periodMicros;
        this.furthest = leads.stream().mapToInt(Lead::steps).max().orElse(0);
    }

    @Override
    public boolean next(double[] values) {
        if (waiting.isEmpty() && !read()) {
            return false;
        }
        offset = waiting.remove();
        System.arraycopy(rows.remove(), 0, values, 0, channels);
        while (newest < offset + (furthest + 0.5) * periodMicros && read()) {
            // The samples up to the furthest one that is needed are kept.
        }
        for (Lead lead : leads) {
            values[lead.channel()] = at(offset + lead.steps() * periodMicros, lead.channel());
        }
        byOffset.headMap(offset).clear();
        return true;
    }

    private boolean read() {
        double[] values = new double[channels];
        ended = ended || !playback.next(values);
        if (ended) {
            return false;
        }
        long at = playback.offsetMicros();
        waiting.add(at);
        rows.add(values);
        byOffset.putIfAbsent(at, values);
        newest = Math.max(newest, at);
        return true;
    }

    private double at(double micros, int channel) {
        @Nullable Long before = byOffset.floorKey((long) micros);
        @Nullable Long after = byOffset.higherKey((long) micros);
        @Nullable Long nearest = before == null || (after != null && after - micros < micros - before) ? after : before;
        return nearest == null || Math.abs(nearest - micros) > periodMicros / 2
                ? Double.NaN
                : Objects.requireNonNull(byOffset.get(nearest))[channel];
    }

    @Override
    public long offsetMicros() {
        return offset;
    }

    @Override
    public void close() {
        playback.close();
    }
}
