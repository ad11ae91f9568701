package io.wavecast.streams.series.codec;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.streams.series.ChunkLayout;
import io.wavecast.streams.series.ChunkStore;
import io.wavecast.streams.series.InputRing;

/** The binary form of the past inputs: capacity, size, layout of the chunks, number of the newest one, and the samples that are in none. */
final class RingBytes {
    private RingBytes() {}

    static void write(InputRing ring, BinaryWriter out) {
        out.putInt(ring.capacity());
        out.putInt(ring.size());
        out.putInt(ring.layout().samples());
        out.putInt(ring.layout().slots());
        out.putLong(ring.newestChunk());
        out.putInt(ring.heldSize());
        out.putAll(ring.heldSamples(), 0, ring.heldSize() * ring.channels());
    }

    static InputRing read(BinaryReader in, int channels, ChunkStore chunks) {
        int capacity = capacity(in, channels);
        int size = in.getIntInRange(0, capacity, "the ring's size");
        int samples = in.getIntInRange(1, InputRing.MAX_VALUES / channels, "the samples per chunk");
        int slots = in.getIntInRange(1, ChunkLayout.MAX_SLOTS, "the slots of chunks");
        long newest = in.getLong("the number of the newest chunk");
        int held = in.getIntInRange(0, size, "the ring's samples outside chunks");
        if (newest < 0 || size - held > (long) samples * Math.min(slots, newest)) {
            throw BadRecord.BAD_STATE.because("expected " + (size - held) + " samples of the state's ring in " + slots
                    + " chunks of " + samples + ", the newest with the number " + newest + ": it is damaged");
        }
        double[] values = new double[held * channels];
        in.getAll(values, values.length, "the ring");
        return new InputRing(capacity, channels, values, size - held, new ChunkLayout(samples, slots), newest, chunks);
    }

    /** Reads the ring of formats 1 and 2, which had no chunks. */
    static InputRing readWhole(BinaryReader in, int channels) {
        int capacity = capacity(in, channels);
        double[] values = new double[in.getIntInRange(0, capacity, "the ring's size") * channels];
        in.getAll(values, values.length, "the ring");
        return InputRing.of(capacity, channels, values);
    }

    private static int capacity(BinaryReader in, int channels) {
        return in.getIntInRange(1, InputRing.MAX_VALUES / channels, "the ring's capacity");
    }
}
