package io.wavecast.demo.watch.series;

/**
 * What is kept, so that the memory is bounded for any number of series.
 *
 * <p>A series keeps its newest {@value #ROWS} observations and forecasts of one channel, the first that is forecast, and one horizon, about 10 KB with its newest forecast. The
 * {@value #DETAILED} series that were looked at last keep more: up to {@value #DETAILED_CHANNELS} channels, {@value #DETAILED_HORIZONS}
 * horizons, and {@value #DETAILED_ROWS} rows, fewer if a table would have more than {@value #DETAILED_VALUES} numbers of 8 bytes. That is
 * at most 4 MiB for the forecasts and 4 MiB for the observations of one series.
 */
public final class Limits {
    /** Series that are kept; records of further ones are counted only. */
    public static final int SERIES = 20_000;

    /** Series in detail. */
    public static final int DETAILED = 32;

    /** Rows of a series. */
    public static final int ROWS = 128;

    /** Rows of a series in detail. */
    public static final int DETAILED_ROWS = 16_384;

    static final int DETAILED_VALUES = 1 << 19;
    static final int DETAILED_CHANNELS = 32;
    static final int DETAILED_HORIZONS = 16;

    /** The farthest horizon whose errors the list of series shows: its forecasts meet their truth within the rows of a series. */
    static final int LISTED_HORIZON = 64;

    /** Newest anomalies of a series. */
    static final int ANOMALIES = 16;

    /** Model versions of a series. */
    static final int MODELS = 64;

    /** Numbers of a newest forecast that a series keeps although it is not in detail. */
    static final int NEWEST_VALUES = 64;

    /** Records that are older than their predecessor before a series begins anew, as in the service. */
    static final int REFUSED = 10;

    private Limits() {}

    /** The most rows of a table in detail. */
    static int rows(int width) {
        return Math.min(DETAILED_ROWS, DETAILED_VALUES / (width + 1));
    }
}
