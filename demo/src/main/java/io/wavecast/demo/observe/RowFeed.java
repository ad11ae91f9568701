package io.wavecast.demo.observe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows of one series, for display: its observations in order of time, each with the forecast of a model's farthest horizon if there is
 * one. A row comes when the forecast for it, or for an observation after it, was matched. Forecasts of the last value are left out.
 */
final class RowFeed {
    private final Deque<ScoredForecast> waiting = new ArrayDeque<>(); // without a forecast so far
    private final Consumer<ScoredForecast> sink;

    RowFeed(Consumer<ScoredForecast> sink) {
        this.sink = sink;
    }

    void observed(long timeMicros, double value) {
        waiting.add(ScoredForecast.without(timeMicros, value));
    }

    /** @param forecast of a model; empty if the observation has none */
    void matched(long timeMicros, Optional<ScoredForecast> forecast) {
        while (!waiting.isEmpty() && waiting.peek().timeMicros() <= timeMicros) {
            ScoredForecast row = waiting.poll();
            sink.accept(row.timeMicros() == timeMicros ? forecast.orElse(row) : row);
        }
    }
}
