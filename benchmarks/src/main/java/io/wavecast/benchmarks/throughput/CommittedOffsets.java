package io.wavecast.benchmarks.throughput;

import io.wavecast.benchmarks.workload.Workload;
import java.util.Map;

/** A group's progress by its committed offsets. */
final class CommittedOffsets {
    private CommittedOffsets() {}

    /** Records processed in all partitions. */
    static long sum(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Records processed if all partitions were only as far as the slowest one. */
    static long evenly(Map<Integer, Long> offsets, Workload workload) {
        int used = Math.min(workload.series(), workload.partitions());
        if (offsets.size() < used) {
            return 0;
        }
        return used
                * offsets.values().stream()
                        .filter(offset -> offset > 0)
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(0);
    }
}
