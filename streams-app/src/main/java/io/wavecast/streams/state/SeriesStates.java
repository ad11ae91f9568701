package io.wavecast.streams.state;

import io.wavecast.core.series.SeriesState;
import java.util.Optional;

/** The states of a task's series, for the thread that works on the task. */
public interface SeriesStates {
    /** Empty for a series that nothing is known of. May be moved on in place, and is then to be {@link #put} or {@link #forget forgotten}. */
    Optional<SeriesState> state(String series);

    /** Keeps what a series has become. */
    void put(String series, SeriesState state);

    /** Leaves a series as it was at the last commit, where moving it on failed half way. */
    void forget(String series);
}
