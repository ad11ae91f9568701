package io.wavecast.benchmarks.scale;

import io.wavecast.benchmarks.testbed.Testbed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A checksum over the forecasts of all series, in the order of each series; the order of different series does not matter. */
final class SeriesChecksums {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private SeriesChecksums() {}

    /** Reads all committed forecasts of a topic. */
    static long of(Testbed testbed, String topic) {
        Map<String, Long> sums = new HashMap<>();
        testbed.clients().readAll(topic, (key, value) -> {
            String series = new String(key, StandardCharsets.UTF_8);
            sums.merge(series, (long) Arrays.hashCode(value), (before, hash) -> before * MULTIPLIER + hash);
        });
        long sum = 0;
        for (Map.Entry<String, Long> each : sums.entrySet()) {
            sum += ((each.getKey().hashCode() + each.getValue()) * MULTIPLIER) >>> 7;
        }
        return sum;
    }
}
