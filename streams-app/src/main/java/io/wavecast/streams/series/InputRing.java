package io.wavecast.streams.series;

/**
 * The most recent inputs of a series, observed or filled in.
 *
 * <p>The newest samples are on the heap. Older ones can be in chunks in a {@link ChunkStore}: {@link #seal} moves them there, and
 * {@link #samples} reads them again. Both leave the content unchanged.
 */
public final class InputRing {
    /** Largest number of values (capacity times channels): the state of a series must fit into a Kafka message. */
    public static final int MAX_VALUES = 131_072;

    private static final int LARGE = 4; // an array of so many times its content is made smaller

    private final int channels;
    private int capacity;
    private double[] held; // (room, channels) the newest samples, as a ring buffer
    private int first; // position of the oldest held sample
    private int heldSize;
    private int sealed; // number of samples in chunks; they precede the held ones
    private ChunkStore store;
    private ChunkLayout layout; // of the chunks in the store
    private long newest; // number of the newest chunk; 0 before the first
    private int stored; // number of chunks that the state in the store refers to
    private boolean obsolete; // the chunks in the store have another layout, or another series had them

    InputRing(int capacity, int channels) {
        this(capacity, channels, new double[0], 0, ChunkLayout.of(capacity, channels), 0, ChunkStore.NONE);
    }

    /**
     * Creates a ring with the given content.
     *
     * @param held (held samples, channels) the newest samples, the oldest first; not copied
     * @param sealed number of samples in chunks
     * @param layout layout of these chunks
     * @param newest number of the newest chunk
     */
    public InputRing(
            int capacity, int channels, double[] held, int sealed, ChunkLayout layout, long newest, ChunkStore store) {
        this.capacity = capacity;
        this.channels = channels;
        this.held = held;
        this.heldSize = held.length / channels;
        this.sealed = sealed;
        this.newest = newest;
        this.store = store;
        this.stored = layout.chunks(sealed);
        ChunkLayout wanted = ChunkLayout.of(capacity, channels);
        this.layout = stored == 0 ? wanted : layout;
        this.obsolete = !this.layout.equals(wanted);
        resize(heldSize);
    }

    /**
     * Creates a ring without chunks.
     *
     * @param samples (samples, channels) its content, the oldest first; not copied
     */
    public static InputRing of(int capacity, int channels, double[] samples) {
        return new InputRing(capacity, channels, samples, 0, ChunkLayout.of(capacity, channels), 0, ChunkStore.NONE);
    }

    /** The largest number of samples. */
    public int capacity() {
        return capacity;
    }

    /** Values per sample. */
    public int channels() {
        return channels;
    }

    /** Number of samples, at most the capacity. */
    public int size() {
        return sealed + heldSize;
    }

    /** Number of the newest samples that are on the heap. */
    public int heldSize() {
        return heldSize;
    }

    /** Number of values for which there is room on the heap. */
    public int room() {
        return held.length;
    }

    /** The layout of the chunks in the store. */
    public ChunkLayout layout() {
        return layout;
    }

    /** Number of the newest chunk; 0 before the first. */
    public long newestChunk() {
        return newest;
    }

    /**
     * Adds the newest sample, and drops the oldest one if the ring is full.
     *
     * @param sample (channels), copied
     */
    void add(double[] sample) {
        int room = held.length / channels;
        if (heldSize == room && room < capacity) {
            resize(2 * room);
            room = held.length / channels;
        }
        if (heldSize == room) {
            first = first + 1 == room ? 0 : first + 1;
            heldSize--;
        }
        int at = first + heldSize;
        System.arraycopy(sample, 0, held, (at < room ? at : at - room) * channels, channels);
        heldSize++;
        if (sealed + heldSize > capacity) {
            sealed--;
        }
    }

    /**
     * Reads all samples. If chunks are missing or damaged in the store, the ring loses their samples and older ones.
     *
     * @return (size, channels), the oldest first; a copy
     */
    public double[] samples() {
        double[] chunks = new double[0];
        if (sealed > 0) {
            chunks = store.read(newest, chunks(), layout.samples() * channels);
            sealed = Math.min(sealed, chunks.length / channels);
        }
        double[] samples = new double[size() * channels];
        int inChunks = sealed * channels;
        System.arraycopy(chunks, chunks.length - inChunks, samples, 0, inChunks);
        copyHeld(0, samples, inChunks, heldSize);
        return samples;
    }

    /** The samples on the heap, (held samples, channels), the oldest first; a copy. */
    public double[] heldSamples() {
        double[] samples = new double[heldSize * channels];
        copyHeld(0, samples, 0, heldSize);
        return samples;
    }

    /**
     * Moves the oldest samples on the heap into chunks, as many as are full and find a slot. To be called directly before the state is
     * written.
     *
     * @return whether no chunk that is in the store is needed any more, once the state is written
     */
    public boolean seal(ChunkStore target) {
        if (store == ChunkStore.NONE) {
            store = target;
        }
        if (obsolete) {
            hold();
            layout = ChunkLayout.of(capacity, channels);
            stored = 0;
            obsolete = false;
            return true;
        }
        int free = layout.slots() - stored;
        while (heldSize >= layout.samples() && free > 0) {
            double[] chunk = new double[layout.samples() * channels];
            copyHeld(0, chunk, 0, layout.samples());
            newest++;
            target.write(newest, layout.slot(newest), chunk);
            first = (first + layout.samples()) % (held.length / channels);
            heldSize -= layout.samples();
            sealed += layout.samples();
            free--;
        }
        stored = chunks();
        if (held.length / channels > LARGE * Math.max(heldSize, layout.samples())) {
            resize(heldSize);
        }
        return false;
    }

    /** Reads all samples onto the heap, so that the next writes write them again. */
    public void hold() {
        if (sealed > 0) {
            held = samples();
            heldSize = held.length / channels;
            first = 0;
            sealed = 0;
            resize(heldSize);
        }
    }

    /** Takes the place of the ring of an earlier state of the series in the store. */
    public void replace(InputRing earlier) {
        store = earlier.store;
        newest = earlier.newest;
        stored = earlier.stored;
        obsolete = earlier.stored > 0;
    }

    void clear() {
        heldSize = 0;
        sealed = 0;
    }

    /** Grows to a larger capacity. */
    void grow(int newCapacity) {
        capacity = newCapacity;
        ChunkLayout wanted = ChunkLayout.of(capacity, channels);
        obsolete |= stored > 0 && !layout.equals(wanted);
        if (stored == 0) {
            layout = wanted;
        }
    }

    private int chunks() {
        return layout.chunks(sealed);
    }

    /** Copies held samples from {@code from} on, 0 for the oldest. */
    private void copyHeld(int from, double[] into, int at, int count) {
        int room = held.length / channels;
        int start = room == 0 ? 0 : (first + from) % room;
        int straight = Math.min(count, room - start);
        System.arraycopy(held, start * channels, into, at, straight * channels);
        System.arraycopy(held, 0, into, at + straight * channels, (count - straight) * channels);
    }

    /** Makes room for so many samples, and for a chunk at least, but never for more than the capacity. */
    private void resize(int samples) {
        double[] resized = new double[Math.min(capacity, Math.max(samples, layout.samples())) * channels];
        copyHeld(0, resized, 0, heldSize);
        held = resized;
        first = 0;
    }
}
