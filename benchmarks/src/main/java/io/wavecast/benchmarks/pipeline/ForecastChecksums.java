package io.wavecast.benchmarks.pipeline;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** Counts the forecasts of a service, and computes a checksum of the first forecasts of every series. */
final class ForecastChecksums {
    private final int compared;
    private final Map<ByteBuffer, Series> bySeries = new HashMap<>();
    private long count;

    /** @param compared number of first forecasts per series that enter the checksum */
    ForecastChecksums(int compared) {
        this.compared = compared;
    }

    /** Adds the next forecast of a series. */
    void add(byte[] series, byte[] forecast) {
        count++;
        bySeries.computeIfAbsent(ByteBuffer.wrap(series), key -> new Series(series))
                .add(forecast);
    }

    /** Number of forecasts. */
    long count() {
        return count;
    }

    /** Number of series with fewer forecasts than are compared. */
    long incompleteSeries() {
        return bySeries.values().stream()
                .filter(series -> series.count < compared)
                .count();
    }

    /** Checksum over the names of all series and their first forecasts in order. The order of series does not matter. */
    long checksum() {
        return bySeries.values().stream()
                .mapToLong(series -> mixed(series.checksum.getValue()))
                .sum();
    }

    /** Mixes the bits as {@link java.util.SplittableRandom} does, so that differences of two series cannot cancel in the sum. */
    private static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Checksum and number of one series' forecasts. */
    private final class Series {
        private final CRC32C checksum = new CRC32C();
        private int count;

        Series(byte[] key) {
            checksum.update(key);
        }

        void add(byte[] forecast) {
            if (count < compared) {
                checksum.update(forecast);
            }
            count++;
        }
    }
}
