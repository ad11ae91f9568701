package io.wavecast.streams.store;

import io.wavecast.core.model.Model;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.ModelsInForce;
import io.wavecast.streams.series.SeriesState;
import java.util.Optional;

/** A series on the heap: its state, and what was looked up for it. Belongs to the thread that works on its task. */
public final class LiveSeries {
    private final SeriesKey key;
    private final SeriesState state;
    private Optional<Model> model = Optional.empty();
    private ModelsInForce asked; // for the model above
    long heapBytes; // as estimated when it was loaded or written last; 0 before
    boolean used; // since it was looked at for being quiet
    boolean dirty; // changed since it was last written

    LiveSeries(SeriesKey key, SeriesState state) {
        this.key = key;
        this.state = state;
    }

    public String name() {
        return key.name();
    }

    /** Moved on in place. */
    public SeriesState state() {
        return state;
    }

    /** The model that serves it now. */
    public Optional<Model> model(ModelRegistry models) {
        ModelsInForce now = models.inForce();
        if (now != asked) {
            asked = now;
            model = now.modelFor(name(), state.channels());
        }
        return model;
    }

    SeriesKey key() {
        return key;
    }
}
