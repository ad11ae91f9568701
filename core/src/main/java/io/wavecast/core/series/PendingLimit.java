package io.wavecast.core.series;

/** How many forecasts of a series may wait for their true values at a time: its state must fit into a Kafka message. */
public final class PendingLimit {
    /** Limit of the number of forecasts. */
    public static final int FORECASTS = 512;

    private static final int VALUES = 16_384; // of all forecasts together

    private PendingLimit() {}

    /** Limit of the number of forecasts of a series with so many channels; at least 1. */
    public static int of(int channels) {
        return Math.max(1, Math.min(FORECASTS, VALUES / channels));
    }
}
