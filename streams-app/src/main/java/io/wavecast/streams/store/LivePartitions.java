package io.wavecast.streams.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The partitions of the series that are live on this instance. Finds a key that arrives on two partitions: senders whose libraries place
 * keys differently divide a series into two states. Thread-safe.
 *
 * <p>An instance sees the partitions of its own tasks only. So with several instances it finds some of these keys: one in as many as
 * there are instances, on average.
 */
public final class LivePartitions {
    private final Map<SeriesKey, Integer> partitions = new ConcurrentHashMap<>();
    private final int count;
    private final Listener listener;

    /** Receives what the stores find out about partitions. */
    public interface Listener {
        /**
         * A series came onto the heap.
         *
         * @param byDefault whether its partition is the one that Kafka's Java client selects for its key
         */
        void placed(boolean byDefault);

        /** The key of a series arrived on two partitions. */
        void onTwoPartitions(String series, int partition, int other);
    }

    /** @param count number of partitions of the observations; 0 if unknown */
    public LivePartitions(int count, Listener listener) {
        this.count = count;
        this.listener = listener;
    }

    void live(SeriesKey key, int partition) {
        if (count > 0) {
            listener.placed(key.defaultPartition(count) == partition);
        }
        Integer other = partitions.putIfAbsent(key, partition);
        if (other != null && other != partition) {
            listener.onTwoPartitions(key.name(), partition, other);
        }
    }

    void gone(SeriesKey key, int partition) {
        partitions.remove(key, partition);
    }
}
