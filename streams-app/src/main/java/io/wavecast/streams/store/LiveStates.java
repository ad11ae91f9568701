package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.SeriesState;
import java.util.function.Supplier;

/** The states of a task's series, for the thread that processes the task. */
public interface LiveStates {
    /**
     * The series with a key. Its state may be changed in place; {@link #changed} or {@link #discard} must follow each change.
     *
     * @param initial creates the state of a series without observations; kept only after {@link #changed}
     * @throws UnreadableException if the key is not the name of a series
     * @throws NewerStateException if a newer version of Wavecast wrote the state
     */
    LiveSeries series(SeriesKey key, Supplier<SeriesState> initial);

    /** Marks the state of a series as changed. */
    void changed(LiveSeries series);

    /** Restores the state that was last written, after a change of the series failed halfway. */
    void discard(LiveSeries series);
}
