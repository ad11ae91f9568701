package io.wavecast.streams.store;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.ChunkStore;
import io.wavecast.streams.series.codec.RingChunkCodec;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The chunks of one series in the logged store. */
final class SeriesChunks implements ChunkStore {
    private final KeyValueStore<Bytes, byte[]> store;
    private final String series;
    private final Consumer<UnreadableException> incomplete;

    /** @param incomplete receives a reading that did not find all chunks */
    SeriesChunks(KeyValueStore<Bytes, byte[]> store, String series, Consumer<UnreadableException> incomplete) {
        this.store = store;
        this.series = series;
        this.incomplete = incomplete;
    }

    @Override
    public void write(long number, int slot, double[] samples) {
        store.put(StoreKeys.chunk(series, slot), RingChunkCodec.write(number, samples));
    }

    /** {@inheritDoc} Slots are used in turn, so one pass over all slots of the series finds the chunks. */
    @Override
    public double[] read(long newest, int count, int values) {
        double[] read = new double[count * values];
        boolean[] found = new boolean[count];
        try (KeyValueIterator<Bytes, byte[]> chunks =
                store.range(StoreKeys.firstChunk(series), StoreKeys.lastChunk(series))) {
            while (chunks.hasNext()) {
                int behind = RingChunkCodec.read(chunks.next().value, newest, read, values);
                if (behind >= 0) {
                    found[behind] = true;
                }
            }
        }
        int complete = 0;
        while (complete < count && found[complete]) {
            complete++;
        }
        if (complete == count) {
            return read;
        }
        incomplete.accept(BadRecord.BAD_STATE.because("expected the " + count + " chunks of past inputs up to number "
                + newest + " in the store, was " + complete + " of them: others are missing or damaged"));
        return Arrays.copyOfRange(read, (count - complete) * values, count * values);
    }
}
