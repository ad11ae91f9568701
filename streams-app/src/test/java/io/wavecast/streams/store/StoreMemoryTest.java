package io.wavecast.streams.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class StoreMemoryTest {
    private static final int MIB = 1 << 20;
    private static final int VALUE = 4_096; // bytes
    private static final int VALUES = 5_000; // of each store: 20 MiB

    @TempDir
    Path directory;

    @Test
    void shouldBoundTheMemoryOfAllStoresTogether() throws Exception {
        try (var memory = new StoreMemory(8 * MIB);
                var options = new Options().setCreateIfMissing(true)) {
            options.setTableFormatConfig(new BlockBasedTableConfig());
            memory.limit(options);
            try (var first = open(options, "first");
                    var second = open(options, "second");
                    var third = open(options, "third")) {
                var random = new Random(1);
                long most = 0;
                for (int i = 0; i < VALUES; i++) {
                    for (RocksDB store : new RocksDB[] {first, second, third}) {
                        write(store, i, random);
                        store.get(key(random.nextInt(i + 1)));
                    }
                    most = Math.max(most, memory.usedBytes());
                }

                assertThat(memory.limitBytes()).isEqualTo(8 * MIB);
                assertThat(most).as("60 MiB were written and read").isBetween(4L * MIB, 12L * MIB);
            }
        }
    }

    @Test
    void shouldReportNoMemoryAfterItsEnd() {
        var memory = new StoreMemory(8 * MIB);
        memory.close();
        memory.close();

        assertThat(memory.usedBytes()).isZero();
        try (var options = new Options()) {
            options.setTableFormatConfig(new BlockBasedTableConfig());
            assertThatThrownBy(() -> memory.limit(options)).isInstanceOf(IllegalStateException.class);
        }
    }

    private RocksDB open(Options options, String name) throws RocksDBException {
        return RocksDB.open(options, directory.resolve(name).toString());
    }

    private static void write(RocksDB store, int number, Random random) throws RocksDBException {
        byte[] value = new byte[VALUE];
        random.nextBytes(value);
        store.put(key(number), value);
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
