package io.wavecast.demo.report;

import io.wavecast.demo.observe.Measurement;
import io.wavecast.demo.observe.SeriesDetail;
import io.wavecast.demo.observe.SeriesReport;
import io.wavecast.demo.observe.ModelSwap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run that is over.
 *
 * @param origin where the signal came from
 * @param cell of the networks
 * @param series how each fared
 * @param swaps by series, oldest first
 */
public record RunResult(
        Instant startedAt,
        Duration took,
        String origin,
        String cell,
        List<SeriesReport> series,
        Map<String, List<ModelSwap>> swaps) {

    public static RunResult of(Instant startedAt, Duration took, String origin, String cell, Measurement measurement) {
        List<SeriesReport> reports = measurement.reports();
        Map<String, List<ModelSwap>> swaps = new LinkedHashMap<>();
        for (SeriesReport report : reports) {
            swaps.put(
                    report.series(),
                    new ArrayList<>(measurement
                            .detail(report.series(), Long.MAX_VALUE)
                            .map(SeriesDetail::swaps)
                            .orElse(List.of())));
        }
        return new RunResult(startedAt, took, origin, cell, reports, swaps);
    }

    /** Whether every observation was answered, and none twice. */
    public boolean complete() {
        return series.stream().allMatch(one -> one.lost() == 0 && one.duplicates() == 0);
    }
}
