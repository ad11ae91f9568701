package io.wavecast.streams.store;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * What the stores of one instance share.
 *
 * @param budget heap for the live states
 * @param sent what became of the records that the instance sent
 * @param filesOnDisk whether the files of models are on the disk; otherwise they are on the heap
 */
public record InstanceStores(StateBudget budget, SentRecords sent, boolean filesOnDisk) {
    /** Stores under exactly-once, with files on the heap. */
    public static InstanceStores inTransactions(StateBudget budget) {
        return new InstanceStores(budget, SentRecords.IN_A_TRANSACTION, false);
    }

    /** The store for the files of models. */
    public KeyValueBytesStoreSupplier files(String name) {
        return filesOnDisk ? Stores.persistentKeyValueStore(name) : Stores.inMemoryKeyValueStore(name);
    }
}
