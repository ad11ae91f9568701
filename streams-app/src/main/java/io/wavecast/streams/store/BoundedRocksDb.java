package io.wavecast.streams.store;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** Makes a RocksDB store use the memory of its instance. Kafka Streams creates one object per store, from the name of the class. */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    /** The property of Kafka Streams under which the {@link StoreMemory} reaches this class. */
    public static final String MEMORY = "wavecast.store.memory";

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        ((StoreMemory) Objects.requireNonNull(settings.get(MEMORY), MEMORY)).limit(options);
    }

    @Override
    public void close(String store, Options options) {
        // The memory belongs to the instance.
    }
}
