package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.testbed.ServiceVariant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks that all variants made the same forecasts, bit for bit. Otherwise their rates could not be compared. */
final class ChecksumComparison {
    private ChecksumComparison() {}

    /** @throws IllegalStateException if forecasts of variants or of repetitions differ */
    static void check(Map<ServiceVariant, List<PipelineResult>> results) {
        Map<ServiceVariant, List<Long>> checksums = results.entrySet().stream()
                .filter(entry -> entry.getKey() != ServiceVariant.IDENTITY)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                        .map(PipelineResult::checksum)
                        .distinct()
                        .toList()));
        if (checksums.values().stream().flatMap(List::stream).distinct().count() > 1) {
            throw new IllegalStateException("expected the same forecasts of all variants, was checksums " + checksums);
        }
    }
}
