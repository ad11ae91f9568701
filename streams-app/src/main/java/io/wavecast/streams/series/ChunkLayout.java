package io.wavecast.streams.series;

/**
 * How the older samples of a ring are divided into chunks, which are written once when they are full.
 *
 * <p>A state is written at each commit with the samples that are in no chunk yet. Chunks of {@value #VALUES} values keep them few: half a
 * chunk on average, 124 bytes for one channel. Smaller chunks would cost more in keys and headers of records than they save.
 *
 * <p>Chunks lie in slots that are used in turn. There are more slots than a full ring needs, so a write never replaces a chunk that the
 * stored state refers to. With the spare slots one commit can move as many chunks as they are; what remains is written with the state.
 *
 * @param samples samples per chunk
 * @param slots number of slots
 */
public record ChunkLayout(int samples, int slots) {
    /** Largest number of slots: the number of a slot takes two bytes. */
    public static final int MAX_SLOTS = 1 << 16;

    private static final int VALUES = 32;
    private static final int MIN_SAMPLES = 2; // one would make a record of each observation
    private static final int MIN_SPARE = 2;
    private static final int MAX_SPARE = 8;

    /** The layout for a ring of so many samples. */
    static ChunkLayout of(int capacity, int channels) {
        int samples = Math.max(MIN_SAMPLES, VALUES / channels);
        int chunks = chunks(capacity, samples);
        return new ChunkLayout(samples, chunks + Math.max(MIN_SPARE, Math.min(MAX_SPARE, chunks / 4)));
    }

    /** Number of chunks that contain the newest {@code count} samples in chunks. */
    int chunks(int count) {
        return chunks(count, samples);
    }

    private static int chunks(int count, int samples) {
        return (count + samples - 1) / samples;
    }

    int slot(long number) {
        return (int) (number % slots);
    }
}
