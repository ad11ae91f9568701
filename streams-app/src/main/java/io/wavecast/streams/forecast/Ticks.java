package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.series.SeriesState;
import java.util.Optional;

/** Converts event times to sample numbers. */
final class Ticks {
    private Ticks() {}

    /**
     * The number of samples from the newest observation of a series to the next one: {@code max(1, round(Δt / period))}. The
     * period is the model's, or the last spacing if no model serves the series.
     */
    static long between(SeriesState state, Observation next, Optional<Model> model) {
        long period = model.isPresent() ? model.get().spec().periodMicros() : state.spacingMicros();
        if (state.observations() == 0 || period <= 0) {
            return 1;
        }
        return Math.max(1, Math.round((double) (next.timeMicros() - state.lastMicros()) / period));
    }
}
