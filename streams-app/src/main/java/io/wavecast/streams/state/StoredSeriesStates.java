package io.wavecast.streams.state;

import io.wavecast.core.series.SeriesState;
import io.wavecast.core.wire.SeriesStateCodec;
import io.wavecast.core.wire.UnreadableException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** States as bytes in a logged and cached store of Kafka Streams. */
public final class StoredSeriesStates implements SeriesStates {
    public static final String STORE = "rnn-states";

    /** Largest state: a ring of one mebibyte, and what is bounded by less. */
    public static final int MAX_STATE_BYTES = 4 << 20;

    private final SeriesStateCodec codec = new SeriesStateCodec();
    private final KeyValueStore<String, byte[]> store;
    private final BiConsumer<String, UnreadableException> unreadable;

    /** @param unreadable hears of series whose stored bytes are no state, and which therefore start afresh */
    public StoredSeriesStates(KeyValueStore<String, byte[]> store, BiConsumer<String, UnreadableException> unreadable) {
        this.store = store;
        this.unreadable = unreadable;
    }

    /** The store, to be connected to its processor. */
    public static StoreBuilder<KeyValueStore<String, byte[]>> builder() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_STATE_BYTES)))
                .withCachingEnabled();
    }

    @Override
    public Optional<SeriesState> get(String series) {
        byte[] bytes = store.get(series);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(codec.read(bytes));
        } catch (UnreadableException e) {
            unreadable.accept(series, e);
            return Optional.empty();
        }
    }

    @Override
    public void put(String series, SeriesState state) {
        store.put(series, codec.write(state));
    }
}
