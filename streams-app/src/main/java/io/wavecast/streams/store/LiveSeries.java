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
    private @Nullable ModelsInForce lookedUpIn; // where the model was found; null before the first look-up
    long heapBytes; // estimated when the state was loaded or written last; 0 before
    boolean used; // since eviction passed by last
    boolean dirty; // changed since the state was written last

    LiveSeries(SeriesKey key, SeriesState state) {
        this.key = key;
        this.state = state;
    }

    /** The record key as text. */
    public String name() {
        return key.name();
    }

    /** The state, to be changed in place; see {@link LiveStates#series}. */
    public SeriesState state() {
        return state;
    }

    /** The model that serves the series now. Looked up again only after the models in force changed. */
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
