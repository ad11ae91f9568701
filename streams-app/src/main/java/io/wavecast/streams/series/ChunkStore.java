package io.wavecast.streams.series;

/** Keeps the chunks of one series' ring. */
public interface ChunkStore {
    /** For a ring without chunks in a store. It has none to read. */
    ChunkStore NONE = new ChunkStore() {
        @Override
        public void write(long number, int slot, double[] samples) {
            throw new UnsupportedOperationException("expected a store for the chunks of a ring, was none");
        }

        @Override
        public double[] read(long newest, int count, int values) {
            return new double[0];
        }
    };

    /**
     * Writes a chunk, in place of the one in its slot.
     *
     * @param number number of the chunk in the order of writing
     * @param samples (samples per chunk, channels), not changed afterwards
     */
    void write(long number, int slot, double[] samples);

    /**
     * Reads the newest chunks.
     *
     * @param newest number of the newest one
     * @param count number of chunks
     * @param values values per chunk
     * @return (chunks, values), the oldest first; only those after the newest one that is missing or damaged
     */
    double[] read(long newest, int count, int values);
}
