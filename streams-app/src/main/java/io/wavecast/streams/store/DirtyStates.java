package io.wavecast.streams.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The states of one store that changed since they were last written. */
final class DirtyStates {
    private final StateBudget budget;
    private final List<LiveSeries> changed = new ArrayList<>(); // may contain states that were already written early
    private int count;
    private long bytes;

    DirtyStates(StateBudget budget) {
        this.budget = budget;
    }

    /** Bytes of the states, as estimated when they were last loaded or written. */
    long bytes() {
        return bytes;
    }

    void add(LiveSeries series) {
        if (!series.dirty) {
            series.dirty = true;
            changed.add(series);
            count(1, series.heapBytes);
        }
    }

    /** Takes out a state that was written or discarded. To be called before it is weighed again. */
    void remove(LiveSeries series) {
        if (series.dirty) {
            series.dirty = false;
            count(-1, -series.heapBytes);
        }
    }

    /**
     * Writes all states, and returns their number.
     *
     * @param write writes a state, and removes it here
     */
    int writeAll(Consumer<LiveSeries> write) {
        int states = count;
        for (LiveSeries series : changed) {
            if (series.dirty) {
                write.accept(series);
            }
        }
        changed.clear();
        return states;
    }

    void clear() {
        changed.clear();
        count(-count, -bytes);
    }

    private void count(int states, long more) {
        count += states;
        bytes += more;
        budget.changed(states, more);
    }
}
