package io.wavecast.streams.series.codec;

import io.wavecast.streams.series.ChunkStore;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The chunks of one series by their slots, as bytes. */
public final class MapChunks implements ChunkStore {
    public final Map<Integer, byte[]> bytes = new TreeMap<>();

    @Override
    public void write(long number, int slot, double[] samples) {
        bytes.put(slot, RingChunkCodec.write(number, samples));
    }

    @Override
    public double[] read(long newest, int count, int values) {
        double[] read = new double[count * values];
        boolean[] found = new boolean[count];
        for (byte[] chunk : bytes.values()) {
            int behind = RingChunkCodec.read(chunk, newest, read, values);
            if (behind >= 0) {
                found[behind] = true;
            }
        }
        int complete = 0;
        while (complete < count && found[complete]) {
            complete++;
        }
        return Arrays.copyOfRange(read, (count - complete) * values, count * values);
    }
}
