package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.UnreadableException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Builds a {@link WriteBackStore} per task, each over a RocksDB store with a changelog topic. */
public final class SeriesStateStore implements StoreBuilder<WriteBackStore> {
    public static final String NAME = "rnn-states";

    /** Limit of a state in bytes: its ring may have one mebibyte, and its other parts less. */
    public static final int MAX_STATE_BYTES = 4 << 20;

    /** Brokers compact full segments only, and a restore reads the others whole. Their default is 1 GiB for each partition. */
    private static final int SEGMENT_BYTES = 64 << 20;

    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> stored = Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingEnabled(Map.of(
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_STATE_BYTES),
                    TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(SEGMENT_BYTES)))
            .withCachingDisabled();
    private final InstanceStores shared;
    private final LivePartitions partitions;
    private final BiConsumer<String, UnreadableException> unreadable;

    /** @param unreadable receives each series whose stored bytes are not a readable state, and which then starts without observations; or whose chunks of past inputs are missing */
    public SeriesStateStore(
            InstanceStores shared, LivePartitions partitions, BiConsumer<String, UnreadableException> unreadable) {
        this.shared = shared;
        this.partitions = partitions;
        this.unreadable = unreadable;
    }

    @Override
    public WriteBackStore build() {
        return new WriteBackStore(stored.build(), shared, partitions, unreadable);
    }

    /** Ignored: the store is a cache itself. */
    @Override
    public SeriesStateStore withCachingEnabled() {
        return this;
    }

    @Override
    public SeriesStateStore withCachingDisabled() {
        return this;
    }

    @Override
    public SeriesStateStore withLoggingEnabled(Map<String, String> config) {
        stored.withLoggingEnabled(config);
        return this;
    }

    @Override
    public SeriesStateStore withLoggingDisabled() {
        stored.withLoggingDisabled();
        return this;
    }

    @Override
    public Map<String, String> logConfig() {
        return stored.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return stored.loggingEnabled();
    }

    @Override
    public String name() {
        return stored.name();
    }
}
