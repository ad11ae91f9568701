package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.SeriesState;
import java.util.function.Supplier;

/** The states of a task's series, for the thread that processes the task. */
public interface LiveStates {
    /**
     * A series, whose state may be changed in place. Each change must be followed by {@link #changed}, or by {@link #discard}.
     *
     * @param fresh the state of a series without observations; kept only after {@link #changed}
     * @throws UnreadableException if the key is not the name of a series
     */
    LiveSeries series(SeriesKey key, Supplier<SeriesState> fresh);

    /** The state of a series was changed. */
    void changed(LiveSeries series);

    /** A change of a series failed halfway: its state is that of the last commit again. */
    void discard(LiveSeries series);
}
