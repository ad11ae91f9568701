package io.wavecast.core.wire.bytes;

/** Limits of the records that are read. Larger records are refused, so that their content cannot exhaust the memory. */
public final class RecordLimits {
    /** Limit of the channels of an observation or a forecast. */
    public static final int MAX_CHANNELS = 4_096;

    /** Limit of the samples of a chunk. */
    public static final int MAX_SAMPLES = 4_096;

    /** Limit of the bytes of a record's value. */
    public static final int MAX_BYTES = 1 << 20;

    private RecordLimits() {}
}
