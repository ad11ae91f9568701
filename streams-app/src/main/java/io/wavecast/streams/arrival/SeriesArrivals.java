package io.wavecast.streams.arrival;

import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.arrange.ArrangedSink;
import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.arrange.Arrival;
import io.wavecast.streams.metrics.ForecastMetrics;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.store.LiveSeries;
import io.wavecast.streams.store.LiveStates;
import io.wavecast.streams.store.SeriesKey;
import java.time.Duration;
import java.util.function.IntFunction;

/** Arranges the samples of one task's series, and hands over those whose turn it is. */
public final class SeriesArrivals {
    private static final long SHORTEST_TICK = 10;
    private static final long LONGEST_TICK = 1_000; // milliseconds

    private final Arrangement how;
    private final LiveStates states;
    private final IntFunction<SeriesState> newState;
    private final ModelRegistry models;
    private final ForecastMetrics metrics;
    private final HeldSeries held;

    /** What happens to samples. */
    public interface Steps {
        /** Answers the next sample of a series. */
        void step(LiveSeries series, Arrival arrival);

        /** The stamps of a series jumped ahead. */
        void jumpedAhead(LiveSeries series, long micros);
    }

    public SeriesArrivals(
            Arrangement how,
            LiveStates states,
            IntFunction<SeriesState> newState,
            ModelRegistry models,
            ForecastMetrics metrics) {
        this.how = how;
        this.states = states;
        this.newState = newState;
        this.models = models;
        this.metrics = metrics;
        this.held = new HeldSeries(states, how.holdMicros());
    }

    /** Whether samples are taken as they come. */
    public boolean isOff() {
        return how.isOff();
    }

    /** Time between two calls of {@link #tick}. */
    public Duration interval() {
        return Duration.ofMillis(Math.max(SHORTEST_TICK, Math.min(LONGEST_TICK, how.holdMicros() / 2_000)));
    }

    /** Makes the section of a series fit the settings. Samples that wait under other settings are handed over first. */
    public void prepare(LiveSeries series, Steps steps) {
        ArrangedSeries before = series.state().sections().arranged();
        if (before == null ? how.isOff() : !how.isOff() && before.gridMicros() == how.gridMicros()) {
            return;
        }
        if (before != null) {
            before.release(how, period(series, series.state().times().arrivedMicros()), sink(series, steps));
        }
        SeriesState state = series.state(); // another one if the samples began the series anew
        boolean known = state.observations() > 0;
        state.sections()
                .setArranged(
                        how.isOff()
                                ? null
                                : known
                                        ? new ArrangedSeries(state.channels(), how.gridMicros(), state.lastMicros())
                                        : new ArrangedSeries(state.channels(), how.gridMicros()));
        states.changed(series);
    }

    /** Takes a sample that is admitted. */
    public void take(LiveSeries series, Steps steps, Arrival arrival) {
        ArrangedSeries arranged = series.state().sections().arranged();
        if (arranged == null) {
            throw new IllegalStateException("expected a series that is prepared, was one without its section");
        }
        arranged.take(arrival, how, period(series, arrival.arrivedMicros()), sink(series, steps));
    }

    /**
     * A series was heard: from now on the clock may end its waiting.
     *
     * @param nowMicros the present time; a record timestamp after it is the error of a clock
     */
    public void heard(LiveSeries series, long nowMicros) {
        if (how.holds()) {
            held.heard(series.key(), Math.min(series.state().times().arrivedMicros(), nowMicros));
        }
    }

    /** Hands over what a series holds. */
    public void release(LiveSeries series, Steps steps) {
        ArrangedSeries arranged = series.state().sections().arranged();
        if (arranged != null && arranged.holds(how)) {
            arranged.release(how, period(series, series.state().times().arrivedMicros()), sink(series, steps));
            states.changed(series);
        }
    }

    /** A series was removed. */
    public void forget(SeriesKey key) {
        held.forget(key);
    }

    /**
     * Hands over what silent series hold.
     *
     * @param nowMicros the present time, as record timestamps count it; unknown if negative
     */
    public void tick(long nowMicros, Steps steps) {
        if (!how.holds() || nowMicros < 0) {
            return;
        }
        for (SeriesKey key : held.takeDue(nowMicros)) {
            LiveSeries series = states.series(key, 1, newState);
            ArrangedSeries arranged = series.state().sections().arranged();
            if (arranged != null && arranged.holds(how)) {
                metrics.samplesReleasedByClock();
                release(series, steps);
            }
        }
    }

    private long period(LiveSeries series, long recordMicros) {
        return how.nominal()
                ? series.model(models, recordMicros)
                        .map(model -> model.spec().periodMicros())
                        .orElse(0L)
                : 0;
    }

    private ArrangedSink sink(LiveSeries series, Steps steps) {
        return new ArrangedSink() {
            @Override
            public void sample(Arrival arrival) {
                steps.step(series, arrival);
            }

            @Override
            public void releasedEarly() {
                metrics.sampleReleasedEarly();
            }

            @Override
            public void jumpedAhead(long micros) {
                metrics.clockJumpedAhead();
                steps.jumpedAhead(series, micros);
            }
        };
    }
}
