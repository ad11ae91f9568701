package io.wavecast.streams.arrival;

import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.series.SeriesState;

/** Recognises observations that are read again under at-least-once, after a failure between the write of a state and the commit of the offsets. */
public final class ReadAgain {
    private ReadAgain() {}

    /**
     * Whether a state already includes an observation, stepped or waiting. The time is compared as well, since offsets begin again where a topic was
     * deleted and created.
     */
    public static boolean includes(SeriesState state, Observation observation, long offset) {
        if (offset > state.offset()) {
            return false;
        }
        ArrangedSeries arranged = state.sections().arranged();
        long newest = arranged == null ? state.lastMicros() : Math.max(state.lastMicros(), arranged.newestMicros());
        return observation.timeMicros() <= newest;
    }
}
