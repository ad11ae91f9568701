package io.wavecast.benchmarks.peers;

import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Counts the forecasts of a service, and keeps the first means of every series. */
final class ForecastMeans {
    private final int compared;
    private final ForecastCodec codec;
    private final Map<String, Series> bySeries = new TreeMap<>();
    private long count;

    /**
     * @param compared number of first forecasts per series that are kept
     * @param format of the forecasts
     */
    ForecastMeans(int compared, WireFormat format) {
        this.compared = compared;
        this.codec = new ForecastCodec(format);
    }

    /** Adds the next forecast of a series. */
    void add(byte[] series, byte[] forecast) {
        count++;
        Series means =
                bySeries.computeIfAbsent(new String(series, StandardCharsets.UTF_8), key -> new Series(compared));
        if (means.count < compared) {
            means.values[means.count++] = codec.read(forecast).steps().get(0).mean()[0];
        }
    }

    /** Number of forecasts. */
    long count() {
        return count;
    }

    /**
     * Compares another service's means with these.
     *
     * @param label of the other service, for messages
     * @param tolerance in the user's units
     * @throws IllegalStateException if series, numbers of means, or means differ
     */
    void check(String label, ForecastMeans other, double tolerance) {
        if (!bySeries.keySet().equals(other.bySeries.keySet())) {
            throw new IllegalStateException(
                    label + ": expected forecasts of " + bySeries.size() + " series, was " + other.bySeries.size());
        }
        bySeries.forEach((series, ours) -> {
            Series theirs = other.bySeries.getOrDefault(series, new Series(0));
            for (int i = 0; i < compared; i++) {
                if (i >= theirs.count || !(Math.abs(ours.values[i] - theirs.values[i]) <= tolerance)) {
                    throw new IllegalStateException(label + ", forecast " + i + " of " + series + ": expected "
                            + ours.values[i] + ", was " + (i < theirs.count ? theirs.values[i] : "none"));
                }
            }
        });
    }

    /** One series' first means. */
    private static final class Series {
        private final double[] values; // (compared)
        private int count;

        Series(int compared) {
            values = new double[compared];
        }
    }
}
