package io.wavecast.benchmarks.report;

import java.util.List;

/** The goals of all benchmarks. */
final class Goals {
    static final List<Goal> ALL = List.of(
            Goal.ratioAtLeast("pipeline", "protobuf, 1,000 series, 1 thread: identity", "records/s", 0.45),
            Goal.ratioAtLeast("pipeline", "json, 1,000 series, 1 thread: identity", "records/s", 0.40),
            Goal.ratioAtLeast("peers", "flink, our step", "records/s", 1));

    private Goals() {}
}
