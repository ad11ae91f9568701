package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.SeriesState;
import java.util.function.Supplier;

/** The states of a task's series, for the thread that works on the task. */
public interface SeriesStates {
    /**
     * A series, whose state may be moved on in place, and is then to be kept by {@link #changed} or left by {@link #forget}.
     *
     * @param fresh the state of a series that nothing is known of; kept only once it {@link #changed}
     * @throws UnreadableException if the key cannot name a series
     */
    LiveSeries series(SeriesKey key, Supplier<SeriesState> fresh);

    /** Keeps what a series has become. */
    void changed(LiveSeries series);

    /** Leaves a series as it was at the last commit, where moving it on failed half way. */
    void forget(LiveSeries series);
}
