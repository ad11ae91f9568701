package io.wavecast.streams.store;

import io.wavecast.core.model.Model;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.ModelsInForce;
import io.wavecast.streams.series.SeriesState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A series on the heap: its state, and the model that serves it. Used by the thread of its task only. */
public final class LiveSeries {
    private final SeriesKey key;
    private final SeriesState state;
    private Optional<Model> model = Optional.empty();
    private @Nullable ModelsInForce lookedUpIn; // models of the last look-up; null before the first
    long heapBytes; // estimate of the last load or write; 0 before the first
    boolean used; // since the last check for eviction
    long change; // number of its newest change in the store
    boolean dirty; // changed since the last write

    LiveSeries(SeriesKey key, SeriesState state) {
        this.key = key;
        this.state = state;
    }

    /** The record key as text. */
    public String name() {
        return key.name();
    }

    /** The state, which may be changed in place; see {@link LiveStates#series}. */
    public SeriesState state() {
        return state;
    }

    /** The model that serves the series now. It is looked up again only after a change of the models in force. */
    public Optional<Model> model(ModelRegistry models) {
        ModelsInForce now = models.inForce();
        if (now != lookedUpIn) {
            lookedUpIn = now;
            model = now.modelFor(name(), state.channels());
        }
        return model;
    }

    SeriesKey key() {
        return key;
    }
}
