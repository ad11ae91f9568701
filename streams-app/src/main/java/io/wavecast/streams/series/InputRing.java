package io.wavecast.streams.series;

/** The last inputs of a series, as they were fed: observed, or filled in. */
public final class InputRing {
    private final int capacity;
    private final int channels;
    private final double[] values; // (capacity, channels)
    private int next;
    private int size;

    public InputRing(int capacity, int channels) {
        this.capacity = capacity;
        this.channels = channels;
        this.values = new double[capacity * channels];
    }

    public int capacity() {
        return capacity;
    }

    public int channels() {
        return channels;
    }

    /** Samples held, at most the capacity. */
    public int size() {
        return size;
    }

    /** @param sample (channels), copied */
    public void add(double[] sample) {
        System.arraycopy(sample, 0, values, next * channels, channels);
        next = next + 1 == capacity ? 0 : next + 1;
        size = Math.min(size + 1, capacity);
    }

    /** @param age 0 for the oldest held, {@code size - 1} for the newest; @param into (channels) */
    public void read(int age, double[] into) {
        int at = Math.floorMod(next - size + age, capacity);
        System.arraycopy(values, at * channels, into, 0, channels);
    }

    /**
     * The samples held as they lie in memory, for whoever copies all of them: the older part from here to the end of the
     * array, the newer one from its start.
     *
     * @return index of the oldest sample's first value in {@link #values}
     */
    public int oldestAt() {
        return Math.floorMod(next - size, capacity) * channels;
    }

    /** (capacity, channels), shared; what is not held means nothing. */
    public double[] values() {
        return values;
    }

    public void clear() {
        size = 0;
    }

    /** The same samples, the newest if not all fit, in a ring of another capacity. */
    public InputRing resized(int newCapacity) {
        InputRing resized = new InputRing(newCapacity, channels);
        double[] sample = new double[channels];
        for (int age = Math.max(0, size - newCapacity); age < size; age++) {
            read(age, sample);
            resized.add(sample);
        }
        return resized;
    }
}
