package io.wavecast.streams.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.anomaly.LastingAnomaly;
import io.wavecast.streams.forecast.LookAhead;
import io.wavecast.streams.metrics.WatchedMeters;
import io.wavecast.streams.metrics.WatchedValue;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.series.SeriesState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads what Prometheus shows of the watched series from their states, as these were last written: no thread of the stream waits. */
final class WatchedSeries implements Supplier<List<WatchedValue>> {
    /** Largest number of watched series, and of channels of one that have gauges. */
    static final int MOST = 32;

    static final int CHANNELS = 16;

    private final List<String> series;
    private final Function<String, Optional<SeriesState>> states;
    private final ModelRegistry models;

    /** @param states a copy of the state of a series; empty if this instance does not have the series */
    WatchedSeries(List<String> series, Function<String, Optional<SeriesState>> states, ModelRegistry models) {
        this.series = List.copyOf(series);
        this.states = states;
        this.models = models;
    }

    /**
     * Registers the gauges of watched series.
     *
     * @param states the states of this instance; throws while partitions are being assigned
     * @return what must run before the meters are read; empty if no series is watched
     */
    static Optional<Runnable> meters(
            List<String> series,
            Supplier<ReadOnlyKeyValueStore<String, SeriesState>> states,
            ModelRegistry models,
            MeterRegistry registry) {
        if (series.isEmpty()) {
            return Optional.empty();
        }
        var watched = new WatchedSeries(
                series, one -> Optional.ofNullable(states.get().get(one)), models);
        return Optional.of(new WatchedMeters(registry, watched)::refresh);
    }

    /** Nothing while the instance starts, or its partitions are being assigned; a series whose state is unreadable is left out. */
    @Override
    public List<WatchedValue> get() {
        List<WatchedValue> values = new ArrayList<>();
        for (String one : series) {
            try {
                states.apply(one).ifPresent(state -> add(one, state, values));
            } catch (UnreadableException e) {
                // left out here; counted as unreadable when the stream reads it
            } catch (InvalidStateStoreException e) {
                return List.of();
            }
        }
        return values;
    }

    private void add(String name, SeriesState state, List<WatchedValue> values) {
        if (state.observations() == 0) {
            return;
        }
        Forecast published = LookAhead.published(state, models.modelFor(name, state.channels()));
        List<HorizonForecast> steps = published.steps();
        List<LastingAnomaly> lasting = LastingAnomaly.of(state.sections().anomalies());
        for (int c = 0; c < Math.min(state.channels(), CHANNELS); c++) {
            boolean none = steps.isEmpty();
            values.add(new WatchedValue(
                    name,
                    c,
                    state.last()[c],
                    none ? Double.NaN : steps.get(0).mean()[c],
                    none ? Double.NaN : steps.get(0).lower()[c],
                    none ? Double.NaN : steps.get(0).upper()[c],
                    score(lasting, c)));
        }
    }

    private static double score(List<LastingAnomaly> lasting, int channel) {
        return lasting.stream()
                .filter(anomaly -> anomaly.channel() == channel)
                .mapToDouble(LastingAnomaly::score)
                .max() // NaN if one is
                .orElse(0);
    }
}
