package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.SeriesState;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The states of a task's series, for the thread that processes the task. */
public interface LiveStates {
    /**
     * The series with a key. Its state may be changed in place; {@link #changed} or {@link #discard} must follow each change.
     *
     * @param channels of the series, if it is new
     * @param initial creates the state of a series with so many channels and no observations; kept only after {@link #changed}
     * @throws UnreadableException if the key is not the name of a series
     * @throws NewerStateException if a newer version of Wavecast wrote the state
     */
    LiveSeries series(SeriesKey key, int channels, IntFunction<SeriesState> initial);

    /** Marks the state of a series as changed. */
    void changed(LiveSeries series);

    /**
     * Marks the state of a series as changed in all its parts, those included that were written before. To be called if the changelog may
     * have lost them.
     */
    void changedAnew(LiveSeries series);

    /** Restores the state that was last written, after a change of the series failed halfway. */
    void discard(LiveSeries series);

    /**
     * Removes the state of a series, here and in the store.
     *
     * @return whether there was one
     */
    boolean forget(SeriesKey key);

    /**
     * Examines the next stored states, and removes those of series that are gone. A state without an arrival gets the present one.
     *
     * @param nowMicros the present time, as record timestamps count it
     * @param afterMicros time since the last arrival after which a series is gone
     * @param leaving receives each of these series before its state is removed
     * @return the names of the removed series
     */
    List<String> forgetGone(long nowMicros, long afterMicros, Consumer<SeriesKey> leaving);

    /**
     * Series that have a stored state, in the order of their keys.
     *
     * @param after the last one that is known; null for the first ones
     * @param count limit of their number; fewer are the last ones
     */
    List<SeriesKey> stored(@Nullable SeriesKey after, int count);
}
