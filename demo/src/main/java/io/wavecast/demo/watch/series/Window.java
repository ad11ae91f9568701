package io.wavecast.demo.watch.series;

import java.util.Optional;

/**
 * What to show of a series.
 *
 * @param channel number of the channel; negative for the first one that is forecast
 * @param steps the horizon; empty for the one of the list
 * @param from first event time, microseconds since the epoch; empty for the newest rows
 * @param to event time after the last one; empty for the newest rows
 * @param newest number of rows if from or to is empty
 * @param points the most rows; further ones are thinned
 */
public record Window(
        int channel, Optional<Integer> steps, Optional<Long> from, Optional<Long> to, int newest, int points) {
    /** All that is kept. */
    public static Window all(int channel, int steps) {
        return new Window(
                channel,
                Optional.of(steps),
                Optional.empty(),
                Optional.empty(),
                Limits.DETAILED_ROWS,
                Limits.DETAILED_ROWS);
    }
}
