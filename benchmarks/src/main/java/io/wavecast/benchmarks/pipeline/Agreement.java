package io.wavecast.benchmarks.pipeline;

import io.wavecast.benchmarks.lab.Contender;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether all who forecast made the same forecasts, bit for bit: else their speeds could not be compared. */
final class Agreement {
    private Agreement() {}

    static void check(Map<Contender, List<Measured>> measured) {
        Map<Contender, List<Long>> checksums = measured.entrySet().stream()
                .filter(entry -> entry.getKey() != Contender.IDENTITY)
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                        .map(Measured::checksum)
                        .distinct()
                        .toList()));
        if (checksums.values().stream().flatMap(List::stream).distinct().count() > 1) {
            throw new IllegalStateException("contenders made other forecasts than each other; checksums " + checksums);
        }
    }
}
