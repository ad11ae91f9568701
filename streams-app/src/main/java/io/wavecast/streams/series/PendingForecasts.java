package io.wavecast.streams.series;

import io.wavecast.core.series.PendingLimit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Forecasts of one series whose targets are not observed yet, by ascending start of their windows. Only {@link SeriesState} changes them. */
public final class PendingForecasts implements Iterable<PendingForecast> {
    private static final int INITIAL_CAPACITY = 4;

    private @Nullable PendingForecast[] queue; // by ascending start; from the size on settled ones, for reuse, or null
    private int size;

    PendingForecasts() {
        this.queue = new PendingForecast[INITIAL_CAPACITY];
    }

    /** @param forecasts the forecasts, in the order of the queue */
    PendingForecasts(List<PendingForecast> forecasts) {
        this.queue = forecasts.toArray(new PendingForecast[Math.max(INITIAL_CAPACITY, forecasts.size())]);
        this.size = forecasts.size();
    }

    /** Number of pending forecasts. */
    public int size() {
        return size;
    }

    /** Number of objects in memory: the pending forecasts, and settled ones for reuse. */
    public int kept() {
        int kept = size;
        while (kept < queue.length && queue[kept] != null) {
            kept++;
        }
        return kept;
    }

    /** One of the pending forecasts; index 0 has the earliest window. */
    public PendingForecast get(int index) {
        return Objects.requireNonNull(queue[index]);
    }

    /** Number of forecasts whose windows began at or before an event time: the first ones of the queue. */
    public int due(long micros) {
        int due = 0;
        while (due < size && get(due).fromMicros() <= micros) {
            due++;
        }
        return due;
    }

    /** Whether the queue has room for another forecast of a series with so many channels. */
    boolean hasRoom(int channels) {
        return size < PendingLimit.of(channels);
    }

    /**
     * Adds a forecast with the start of its window, in its place in the queue.
     *
     * @param channels values of the forecast
     * @return the forecast, for the caller to fill in the rest; an object that was settled before, if it has as many channels
     */
    PendingForecast add(long fromMicros, int channels) {
        if (size == queue.length) {
            queue = Arrays.copyOf(queue, size + (size >> 1));
        }
        PendingForecast added = queue[size];
        if (added == null || added.mean().length != channels) {
            added = new PendingForecast(channels);
            queue[size] = added;
        }
        for (int at = size; at > 0 && get(at - 1).fromMicros() > fromMicros; at--) {
            swap(at - 1, at);
        }
        size++;
        return added;
    }

    /** Removes the first forecasts of the queue: moves them behind the others. */
    void settle(int count) {
        for (int at = count; at < size; at++) {
            swap(at - count, at);
        }
        size -= count;
    }

    private void swap(int one, int other) {
        PendingForecast moved = queue[one];
        queue[one] = queue[other];
        queue[other] = moved;
    }

    @Override
    public Iterator<PendingForecast> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public PendingForecast next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
    }
}
