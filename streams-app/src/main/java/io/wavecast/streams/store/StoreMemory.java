package io.wavecast.streams.store;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory off the heap that RocksDB uses for all stores of an instance: one cache, which also contains the write buffers, indices and
 * filters. Without it each store has 50 MB of cache and 48 MiB of write buffers, and its indices come on top. Thread-safe.
 *
 * <p>RocksDB may exceed the limit for a moment, while it writes full buffers to the disk, or by blocks that reads hold at the time.
 */
public final class StoreMemory implements AutoCloseable {
    private static final double INDEX_SHARE = 0.1; // of the cache, for indices and filters, which are read most
    private static final int ANY_SHARDS = -1; // RocksDB selects the number of shards
    private static final boolean STRICT = false; // a strict cache fails reads when it is full
    private static final long MAX_WRITE_BUFFER = 16 << 20; // the default of Kafka Streams
    private static final int BUFFERS = 8; // so that stores need not flush each other's buffers all the time

    private final long limitBytes;
    private final LRUCache cache;
    private final WriteBufferManager buffers;
    private boolean closed; // RocksDB does not check it, and would read memory that it has released

    public StoreMemory(long limitBytes) {
        RocksDB.loadLibrary();
        this.limitBytes = limitBytes;
        cache = new LRUCache(limitBytes, ANY_SHARDS, STRICT, INDEX_SHARE);
        buffers = new WriteBufferManager(limitBytes / 2, cache);
    }

    /** Limit of the memory in bytes. */
    public long limitBytes() {
        return limitBytes;
    }

    /** Memory in use, in bytes; 0 after {@link #close}. */
    public synchronized long usedBytes() {
        return closed ? 0 : cache.getUsage();
    }

    /**
     * Makes a store use this memory.
     *
     * @throws IllegalStateException after {@link #close}
     */
    synchronized void limit(Options options) {
        if (closed) {
            throw new IllegalStateException("expected to open stores before the memory is closed, was afterwards");
        }
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(buffers);
        options.setWriteBufferSize(Math.min(MAX_WRITE_BUFFER, limitBytes / BUFFERS));
    }

    /** Drops this object's hold of the memory. Stores that are still open keep theirs. */
    @Override
    public synchronized void close() {
        closed = true;
        buffers.close(); // may be called twice
        cache.close();
    }
}
