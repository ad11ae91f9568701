package io.wavecast.streams.series;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Forecasts of one series whose targets are not observed yet, by ascending start of their windows. Only {@link SeriesState} changes them. */
public final class PendingForecasts implements Iterable<PendingForecast> {
    /** Limit of the number of forecasts: the state of a series must fit into a Kafka message. */
    public static final int MAX = 512;

    private static final int MAX_VALUES = 16_384;
    private static final int INITIAL_CAPACITY = 4;

    private PendingForecast[] queue; // by ascending start; null from the size on
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

    /** One of the pending forecasts; index 0 has the earliest window. */
    public PendingForecast get(int index) {
        return queue[index];
    }

    /** Number of forecasts whose windows began at or before an event time: the first ones of the queue. */
    public int due(long micros) {
        int due = 0;
        while (due < size && queue[due].fromMicros() <= micros) {
            due++;
        }
        return due;
    }

    /** Whether the queue has room for another forecast of a series with so many channels. */
    boolean hasRoom(int channels) {
        return size < Math.max(1, Math.min(MAX, MAX_VALUES / channels));
    }

    void add(PendingForecast forecast) {
        if (size == queue.length) {
            queue = Arrays.copyOf(queue, size + (size >> 1));
        }
        int at = size;
        while (at > 0 && queue[at - 1].fromMicros() > forecast.fromMicros()) {
            queue[at] = queue[at - 1];
            at--;
        }
        queue[at] = forecast;
        size++;
    }

    /** Removes the first forecasts of the queue. */
    void settle(int count) {
        System.arraycopy(queue, count, queue, 0, size - count);
        Arrays.fill(queue, size - count, size, null);
        size -= count;
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
                return queue[next++];
            }
        };
    }
}
