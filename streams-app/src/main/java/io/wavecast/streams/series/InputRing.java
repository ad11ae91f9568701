package io.wavecast.streams.series;

/** The most recent inputs of a series, observed or filled in, in a ring buffer. */
public final class InputRing {
    /** Largest number of values (capacity times channels): the state of a series must fit into a Kafka message. */
    public static final int MAX_VALUES = 131_072;

    private final int capacity;
    private final int channels;
    private final double[] values; // (capacity, channels)
    private int next;
    private int size;

    InputRing(int capacity, int channels) {
        this(channels, new double[capacity * channels], 0);
    }

    /**
     * Creates a ring with the given content.
     *
     * @param values (capacity, channels), not copied; the first {@code size} samples are the content, the oldest first
     */
    public InputRing(int channels, double[] values, int size) {
        this.capacity = values.length / channels;
        this.channels = channels;
        this.values = values;
        this.size = size;
        this.next = size == capacity ? 0 : size;
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
        return size;
    }

    /**
     * Adds the newest sample, and drops the oldest one if the ring is full.
     *
     * @param sample (channels), copied
     */
    void add(double[] sample) {
        System.arraycopy(sample, 0, values, next * channels, channels);
        next = next + 1 == capacity ? 0 : next + 1;
        size = Math.min(size + 1, capacity);
    }

    /**
     * Copies one sample.
     *
     * @param index 0 for the oldest sample, {@code size - 1} for the newest
     * @param into (channels)
     */
    public void read(int index, double[] into) {
        int at = Math.floorMod(next - size + index, capacity);
        System.arraycopy(values, at * channels, into, 0, channels);
    }

    /**
     * The start of the content in {@link #values}. The content continues to the end of the array, then from the array's start.
     *
     * @return index of the oldest sample's first value
     */
    public int oldestAt() {
        return Math.floorMod(next - size, capacity) * channels;
    }

    /** The samples, (capacity, channels); shared. Positions without a sample are undefined. */
    public double[] values() {
        return values;
    }

    void clear() {
        size = 0;
    }

    /** A ring of another capacity with the same samples; only the newest if not all fit. */
    InputRing resized(int newCapacity) {
        InputRing resized = new InputRing(newCapacity, channels);
        double[] sample = new double[channels];
        for (int index = Math.max(0, size - newCapacity); index < size; index++) {
            read(index, sample);
            resized.add(sample);
        }
        return resized;
    }
}
