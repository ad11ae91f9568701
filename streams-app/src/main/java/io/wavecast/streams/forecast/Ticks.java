package io.wavecast.streams.forecast;

import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.model.Model;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import java.util.Optional;

/** The period of a series, and the number of samples between its observations. */
final class Ticks {
    /** A measured period fits a model if neither is more than this many times the other. */
    private static final double TOLERANCE = 1.5;

    /** Share of the grid by which a model's period may differ: it is rounded, or was measured. */
    private static final double GRID_TOLERANCE = 0.01;

    private Ticks() {}

    /** The period in microseconds: the model's; without a model that of the grid, or the measured one if there is no grid. 0 if unknown. */
    static long period(SeriesState state, Optional<Model> model) {
        if (model.isPresent()) {
            return model.get().spec().periodMicros();
        }
        long grid = grid(state);
        return grid > 0 ? grid : state.times().periodMicros();
    }

    /** The model, if its period fits the grid of the series. Without a grid every model is tried: its period may be measured wrongly. */
    static Optional<Model> fitting(SeriesState state, Optional<Model> model) {
        long grid = grid(state);
        return grid == 0
                        || model.isEmpty()
                        || model.get().spec().label()
                        || Math.abs(model.get().spec().periodMicros() - grid) <= GRID_TOLERANCE * grid
                ? model
                : Optional.empty();
    }

    private static long grid(SeriesState state) {
        ArrangedSeries arranged = state.sections().arranged();
        return arranged == null ? 0 : arranged.gridMicros();
    }

    /** The samples from the newest observation of a series to the next: {@code max(1, round(Δt / period))}, with the {@link #period}. */
    static long between(SeriesState state, long nextMicros, long period) {
        if (state.observations() == 0 || period <= 0) {
            return 1;
        }
        return Math.max(1, Math.round((double) (nextMicros - state.lastMicros()) / period));
    }

    /** Whether the measured period of a series is known and does not fit the model's. */
    static boolean mismatch(SeriesTimes times, Optional<Model> model) {
        return model.isPresent()
                && times.periodIsMeasured()
                && !fits(times.periodMicros(), model.get().spec().periodMicros());
    }

    /** Whether a measured period fits a model's. */
    static boolean fits(long measured, long expected) {
        return measured <= TOLERANCE * expected && expected <= TOLERANCE * measured;
    }
}
