package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.SeriesState;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps live states as objects on the heap, and writes them to a logged store when the task commits. Between commits a record
 * costs a look-up: no bytes, no RocksDB, no changelog.
 *
 * <p>The states may occupy their share of a {@link StateBudget}. If they need more, states of series that were not used recently are
 * written early and removed from the heap, and loaded again with the next record of their series.
 *
 * <p>A written state implies that its forecasts are in Kafka: by their common transaction, or by {@link OutputGate}.
 *
 * <p>Other threads, such as interactive queries, read the store underneath, through {@link ReadOnlyKeyValueStore}. They see complete
 * states, never one that is being changed. A state that was written early is visible before its commit, and may be newer than what is
 * committed; if the commit fails, a query has seen a state that never came to be.
 *
 * <p>This is the only class that depends on Kafka's internals: {@link WrappedStateStore}. No public interface announces a commit
 * before the records of the changelog are sent. Kafka Streams calls {@link #flushCache} at that point on registered stores of this type,
 * and {@link #clearCache} when a task becomes a standby, whose store changes underneath. Tests kill the process between commits.
 */
public final class WriteBackStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, String, SeriesState>
        implements LiveStates, ReadOnlyKeyValueStore<String, SeriesState> {
    private final StoredStates stored;
    private final StateBudget budget;
    private final OutputGate gate;
    private final LivePartitions partitions;
    private final StateSweep sweep = new StateSweep();
    private final LinkedHashMap<SeriesKey, LiveSeries> live = new LinkedHashMap<>();
    private final DirtyStates dirty;
    private @Nullable LiveSeries newest; // the series being processed; never evicted
    private long liveBytes;
    private boolean active; // processes records: it is no standby, and has a state on the heap
    private long changes; // of all states so far
    private long answered; // the outputs of so many changes are in Kafka
    private TaskId task = new TaskId(0, 0); // the real one after init

    /** @param unreadable receives each series whose stored bytes are not a readable state, or whose chunks are missing */
    WriteBackStore(
            KeyValueStore<Bytes, byte[]> store,
            InstanceStores shared,
            LivePartitions partitions,
            BiConsumer<String, UnreadableException> unreadable) {
        super(store);
        this.budget = shared.budget();
        this.dirty = new DirtyStates(budget);
        this.partitions = partitions;
        this.gate = new OutputGate(shared.sent());
        this.stored = new StoredStates(store, unreadable);
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        super.init(context, root);
        task = context.taskId();
    }

    /** Begins to count as a user of the heap. A standby never does: it receives no records. */
    private void activate() {
        if (!active) {
            active = true;
            answered = changes;
            gate.open();
            budget.open();
        }
    }

    private void deactivate() {
        if (active) {
            active = false;
            budget.close();
        }
    }

    /** {@inheritDoc} It is the same object until it is evicted or discarded, or the task moves to another instance. */
    @Override
    public LiveSeries series(SeriesKey key, int channels, IntFunction<SeriesState> initial) {
        activate();
        LiveSeries alreadyLive = live.get(key);
        if (alreadyLive != null) {
            alreadyLive.used = true;
            return alreadyLive;
        }
        Optional<SeriesState> found = stored.find(key.name());
        if (found.isEmpty()) {
            return new LiveSeries(key, initial.apply(channels));
        }
        var loaded = new LiveSeries(key, found.get());
        add(loaded);
        return loaded;
    }

    @Override
    public void changed(LiveSeries series) {
        if (series.heapBytes == 0) {
            add(series);
        }
        series.change = ++changes;
        dirty.add(series);
    }

    @Override
    public void changedAnew(LiveSeries series) {
        series.state().ring().hold();
        if (series.heapBytes > 0) { // it is on the heap, and has grown
            newest = series;
            dirty.remove(series);
            weigh(series);
            evict();
        }
        changed(series);
    }

    @Override
    public void discard(LiveSeries series) {
        dirty.remove(series);
        if (live.remove(series.key()) != null) {
            leave(series);
        }
    }

    @Override
    public boolean forget(SeriesKey key) {
        LiveSeries series = live.get(key);
        if (series != null) {
            discard(series);
        }
        return stored.delete(key.name()) || series != null;
    }

    @Override
    public List<String> forgetGone(long nowMicros, long afterMicros, Consumer<SeriesKey> leaving) {
        return sweep.forgetGone(this, live, wrapped(), nowMicros, afterMicros, leaving);
    }

    @Override
    public List<SeriesKey> stored(@Nullable SeriesKey after, int count) {
        return stored.next(after, count);
    }

    /** Writes all changed states before a commit, and before a failed task is given up, unless a record that follows from them failed. */
    @Override
    public void flushCache() {
        awaitOutputs();
        long begun = System.nanoTime();
        int states = dirty.writeAll(changed -> {
            write(changed);
            weigh(changed);
        });
        evict();
        super.flushCache();
        budget.wrote(states, System.nanoTime() - begun);
    }

    /** Called by Kafka Streams when this task no longer owns the store. */
    @Override
    public void clearCache() {
        live.values().forEach(this::leave);
        live.clear();
        dirty.clear();
        deactivate();
        super.clearCache();
    }

    @Override
    public void close() {
        clearCache();
        super.close();
    }

    /**
     * The state of a series as it was last written, for any thread; null if there is none, as Kafka's interface demands.
     *
     * @throws UnreadableException if the bytes are no state, or chunks of its past inputs are missing
     */
    @Override
    public @Nullable SeriesState get(String series) {
        return stored.read(series);
    }

    @Override
    public KeyValueIterator<String, SeriesState> range(String from, String to) {
        return stored.range(from, to);
    }

    @Override
    public KeyValueIterator<String, SeriesState> all() {
        return stored.range(null, null);
    }

    /** The states of series whose names begin with a prefix, each without its past inputs in chunks, so that many can be read. */
    @Override
    public <P extends Serializer<Q>, Q> KeyValueIterator<String, SeriesState> prefixScan(Q prefix, P serializer) {
        return stored.withPrefix(String.valueOf(prefix));
    }

    /** {@inheritDoc} It is exact, and reads all states. */
    @Override
    public long approximateNumEntries() {
        return stored.count();
    }

    /**
     * {@inheritDoc} Includes the changed states on the heap, which the next commit writes. Kafka Streams commits early if all stores of a
     * thread exceed {@code statestore.uncommitted.max.bytes}.
     */
    @Override
    public long approximateNumUncommittedBytes() {
        return dirty.bytes() + super.approximateNumUncommittedBytes();
    }

    private void add(LiveSeries series) {
        live.put(series.key(), series);
        partitions.live(series.key(), task.partition());
        newest = series;
        weigh(series);
        evict();
    }

    /**
     * Writes states early and removes them from the heap, until the others fit; the newest always remains. A state that was used since
     * its last check gets a second chance (the clock algorithm: Corbató 1969). An order by last use would change with each record, and
     * each change of a reference in an old object costs the garbage collector more than the look-up.
     */
    private void evict() {
        long share = budget.share();
        while (liveBytes > share && live.size() > 1) {
            Iterator<LiveSeries> oldest = live.values().iterator();
            LiveSeries next = oldest.next();
            if (next.used || next == newest) {
                next.used = false;
                oldest.remove();
                live.put(next.key(), next);
            } else {
                if (next.dirty) {
                    if (next.change > answered) {
                        awaitOutputs();
                    }
                    long begun = System.nanoTime();
                    write(next);
                    budget.wrote(1, System.nanoTime() - begun);
                }
                oldest.remove(); // after what may fail, so that a failed task still gives its memory back
                leave(next);
            }
        }
    }

    /** Waits until all outputs of the changes so far are in Kafka. The record being processed is not among them. */
    private void awaitOutputs() {
        if (active) {
            gate.pass(task);
            answered = changes;
        }
    }

    private void write(LiveSeries changed) {
        stored.write(changed.name(), changed.state());
        dirty.remove(changed);
    }

    private void leave(LiveSeries series) {
        use(-series.heapBytes);
        partitions.gone(series.key(), task.partition());
    }

    private void weigh(LiveSeries series) {
        long bytes = HeapSize.estimate(series.name(), series.state());
        use(bytes - series.heapBytes);
        series.heapBytes = bytes;
    }

    private void use(long bytes) {
        liveBytes += bytes;
        budget.use(bytes);
    }
}
