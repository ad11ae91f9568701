package io.wavecast.demo.report;

import io.wavecast.demo.observe.Measurement;
import io.wavecast.demo.observe.ModelSwap;
import io.wavecast.demo.observe.SeriesReport;
import io.wavecast.demo.observe.SeriesRows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a finished run.
 *
 * @param signal name of the signal
 * @param cell recurrent cell of the networks
 * @param series measurements of each series
 * @param swaps model swaps by series, oldest first
 */
public record RunResult(
        Instant startedAt,
        Duration duration,
        String signal,
        String cell,
        List<SeriesReport> series,
        Map<String, List<ModelSwap>> swaps) {

    public static RunResult of(
            Instant startedAt, Duration duration, String signal, String cell, Measurement measurement) {
        List<SeriesReport> reports = measurement.reports();
        Map<String, List<ModelSwap>> swaps = new LinkedHashMap<>();
        for (SeriesReport report : reports) {
            swaps.put(
                    report.series(),
                    new ArrayList<>(measurement
                            .rows(report.series(), Long.MAX_VALUE)
                            .map(SeriesRows::swaps)
                            .orElse(List.of())));
        }
        return new RunResult(startedAt, duration, signal, cell, reports, swaps);
    }

    /** Whether every observation got exactly one forecast. */
    public boolean complete() {
        return series.stream()
                .allMatch(report ->
                        report.delivery().unanswered() == 0 && report.delivery().duplicates() == 0);
    }
}
