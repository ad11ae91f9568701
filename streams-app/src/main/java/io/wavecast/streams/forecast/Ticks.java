package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import java.util.Optional;

/** The period of a series, and the number of samples between its observations. */
final class Ticks {
    /** A measured period fits a model if neither is more than this many times the other. */
    private static final double TOLERANCE = 1.5;

    private Ticks() {}

    /** The period in microseconds: the model's, or the measured one if no model serves the series. 0 if unknown. */
    static long period(SeriesState state, Optional<Model> model) {
        return model.isPresent()
                ? model.get().spec().periodMicros()
                : state.times().periodMicros();
    }

    /**
     * The number of samples from the newest observation of a series to the next one: {@code max(1, round(Δt / period))}.
     *
     * @param period see {@link #period}
     */
    static long between(SeriesState state, long nextMicros, long period) {
        if (state.observations() == 0 || period <= 0) {
            return 1;
        }
        return Math.max(1, Math.round((double) (nextMicros - state.lastMicros()) / period));
    }

    /** Whether the measured period of a series is known and does not fit the model's. */
    static boolean mismatch(SeriesTimes times, Optional<Model> model) {
        if (model.isEmpty() || !times.periodIsMeasured()) {
            return false;
        }
        long expected = model.get().spec().periodMicros();
        long measured = times.periodMicros();
        return measured > TOLERANCE * expected || expected > TOLERANCE * measured;
    }
}
