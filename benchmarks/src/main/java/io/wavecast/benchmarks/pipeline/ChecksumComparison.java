package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.testbed.ServiceVariant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether all who forecast made the same forecasts, bit for bit: else their speeds could not be compared. */
final class ChecksumComparison {
    private ChecksumComparison() {}

    static void check(Map<ServiceVariant, List<PipelineResult>> measured) {
        Map<ServiceVariant, List<Long>> checksums = measured.entrySet().stream()
                .filter(entry -> entry.getKey() != ServiceVariant.IDENTITY)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                        .map(PipelineResult::checksum)
                        .distinct()
                        .toList()));
        if (checksums.values().stream().flatMap(List::stream).distinct().count() > 1) {
            throw new IllegalStateException("contenders made other forecasts than each other; checksums " + checksums);
        }
    }
}
