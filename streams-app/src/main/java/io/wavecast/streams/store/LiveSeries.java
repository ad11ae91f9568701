package io.wavecast.streams.store;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.streams.registry.ModelInForce;
import io.wavecast.streams.registry.ModelRegistry;
import io.wavecast.streams.registry.Validity;
import io.wavecast.streams.series.SeriesState;
import java.util.Optional;

/** A series on the heap: its state, and the model that serves it. Used by the thread of its task only. */
public final class LiveSeries {
    private final SeriesKey key;
    private SeriesState state;
    private ModelInForce model = ModelInForce.NONE;
    private ModelInForce challenger = ModelInForce.NONE;
    private final Validity validity = new Validity();
    private long lookedUpAt = -1; // changes of the models at the last look-up; -1 before the first
    private ModelVersion tried = ModelVersion.NAIVE; // the last model that forecast the series
    private boolean asked; // whether the series is new
    long heapBytes; // estimate of the last load or write; 0 before the first
    boolean used; // since the last check for eviction
    long change; // number of its newest change in the store
    boolean dirty; // changed since the last write

    LiveSeries(SeriesKey key, SeriesState state) {
        this.key = key;
        this.state = state;
        state.sections().belongTo(key.name());
    }

    /** The record key as text. */
    public String name() {
        return key.name();
    }

    /** The state, which may be changed in place; see {@link LiveStates#series}. */
    public SeriesState state() {
        return state;
    }

    /** Replaces the state by that of a series that begins anew. {@link LiveStates#changed} must follow. */
    public void restart(SeriesState fresh) {
        fresh.ring().replace(state.ring());
        state = fresh;
        state.sections().belongTo(name());
        lookedUpAt = -1; // the number of channels may differ
        tried = ModelVersion.NAIVE;
        asked = false;
    }

    /**
     * Remembers the version that should forecast.
     *
     * @return whether it is a model's that has not forecast the series before, since the series came onto the heap or began anew
     */
    public boolean tries(ModelVersion version) {
        if (version.equals(tried) || version.equals(ModelVersion.NAIVE)) {
            return false;
        }
        tried = version;
        return true;
    }

    /**
     * The model that serves a record of the series. It is looked up again only after a change of the models, and beyond the times for which
     * the last look-up holds.
     *
     * @param recordMicros timestamp of the record
     */
    public Optional<Model> model(ModelRegistry models, long recordMicros) {
        Optional<Model> found =
                model.model(); // read before the check: a model that ends afterwards is still the answer
        while (models.changes() != lookedUpAt || model.ended() || !validity.contains(recordMicros)) {
            lookedUpAt = models.changes();
            model = models.inForceFor(name(), state.channels(), validity.at(recordMicros));
            found = model.model();
            challenger = models.challengerFor(name(), found);
        }
        model.use();
        return found;
    }

    /** The version that steps beside {@link #model}, as of the last call of that method. */
    public Optional<Model> challenger() {
        return challenger.model();
    }

    /** The record key. */
    public SeriesKey key() {
        return key;
    }

    /** Whether this is asked for the first time since the series came onto the heap or began anew. */
    public boolean isNew() {
        boolean first = !asked;
        asked = true;
        return first;
    }
}
