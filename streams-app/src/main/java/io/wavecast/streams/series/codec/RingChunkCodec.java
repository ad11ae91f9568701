package io.wavecast.streams.series.codec;

/** The binary form of a chunk of past inputs: format (1 byte) · number · values, little-endian. */
public final class RingChunkCodec {
    private static final int FORMAT = 1;
    private static final int HEADER = 1 + Long.BYTES;

    private RingChunkCodec() {}

    /** Writes a chunk. */
    public static byte[] write(long number, double[] values) {
        BinaryWriter out = new BinaryWriter(HEADER + values.length * Double.BYTES);
        out.putByte(FORMAT);
        out.putLong(number);
        out.putAll(values, 0, values.length);
        return out.toBytes();
    }

    /**
     * Reads the values of a chunk into a place that follows from its number.
     *
     * @param newest number of the newest chunk that is read
     * @param into (chunks, values): the content of the newest chunks, the oldest first
     * @param values values per chunk
     * @return the number of chunks between this one and the newest; -1 if the bytes are not one of the chunks
     */
    public static int read(byte[] bytes, long newest, double[] into, int values) {
        if (bytes.length != HEADER + values * Double.BYTES) {
            return -1;
        }
        BinaryReader in = new BinaryReader(bytes);
        int format = in.getByte("the format");
        long behind = newest - in.getLong("the number");
        if (format != FORMAT || behind < 0 || behind >= into.length / values) {
            return -1;
        }
        double[] read = new double[values];
        in.getAll(read, values, "the chunk");
        System.arraycopy(read, 0, into, into.length - values * ((int) behind + 1), values);
        return (int) behind;
    }
}
