package io.wavecast.streams.state;

import io.wavecast.core.series.SeriesState;
import java.util.Optional;

/** The states of a task's series. */
public interface SeriesStates {
    /** Empty for a series that nothing is known of. */
    Optional<SeriesState> get(String series);

    void put(String series, SeriesState state);
}
