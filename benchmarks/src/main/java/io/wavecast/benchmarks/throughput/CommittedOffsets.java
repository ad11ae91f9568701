package io.wavecast.benchmarks.throughput;

import io.wavecast.benchmarks.workload.Workload;
import java.util.Map;

/** What the committed offsets of a group tell. */
public final class CommittedOffsets {
    private CommittedOffsets() {}

    /** Records that were answered. */
    public static long sum(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Records that were answered if all partitions were only as far as the slowest one. */
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
