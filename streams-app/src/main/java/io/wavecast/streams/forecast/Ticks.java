package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.series.SeriesState;
import java.util.Optional;

/** Event times as sample numbers. */
final class Ticks {
    private Ticks() {}

    /**
     * {@code max(1, round(Δt / period))}: how many samples an observation lies behind the one before it, counted in the
     * model's period, or in the last spacing where no model serves.
     */
    static long between(SeriesState state, Observation observation, Optional<Model> model) {
        long period = model.isPresent() ? model.get().spec().periodMicros() : state.spacingMicros();
        if (state.observations() == 0 || period <= 0) {
            return 1;
        }
        return Math.max(1, Math.round((double) (observation.timeMicros() - state.lastMicros()) / period));
    }
}
