package io.wavecast.streams.series.codec;

import io.wavecast.streams.series.Counters;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.series.Strays;
import io.wavecast.streams.series.codec.PendingBytes.Window;
import java.util.Optional;

/**
 * The counters of a state of format 1, which counted time in samples (ticks).
 *
 * @param tick sample number of the newest observation
 * @param newest event time of the newest observation in microseconds
 * @param spacing microseconds between the two newest observations; 0 before the second
 */
record Format1Times(long observations, long tick, long newest, long spacing) {
    static Format1Times read(BinaryReader in) {
        return new Format1Times(
                in.getLong("observations"), in.getLong("the tick"), in.getLong("the time"), in.getLong("the spacing"));
    }

    Counters counters() {
        long[] spacings = spacing > 0 ? new long[] {spacing} : new long[0];
        var times = new SeriesTimes(newest, SeriesTimes.UNKNOWN_ARRIVAL, newest, newest, spacings);
        return new Counters(observations, times, SeriesState.UNKNOWN_OFFSET, Strays.NONE, Optional.empty());
    }

    /** The window of a pending forecast: its target's tick, in units of the spacing. Without one, the next observation. */
    Window window(BinaryReader in) {
        long ahead = in.getLong("pending forecasts") - tick;
        if (spacing <= 0) {
            return new Window(newest + 1, Long.MAX_VALUE);
        }
        long from = newest + ahead * spacing - spacing / 2;
        return new Window(from, from + spacing);
    }
}
