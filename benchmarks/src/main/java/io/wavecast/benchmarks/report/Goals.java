package io.wavecast.benchmarks.report;

import java.util.List;

/** The goals of all benchmarks. */
final class Goals {
    static final List<Goal> ALL = List.of(
            Goal.ratioAtLeast("pipeline", "protobuf, 1,000 series, 1 thread: identity", "records/s", 0.45),
            Goal.ratioAtLeast("pipeline", "json, 1,000 series, 1 thread: identity", "records/s", 0.40),
            Goal.ratioAtMost("pipeline", "json, 1,000 series, 1 thread: mapped", "records/s", 2),
            Goal.ratioAtLeast("pipeline", "protobuf, 1,000 series, chunks of 20, 1 thread: wavecast", "samples/s", 2.5),
            Goal.ratioAtLeast("peers", "flink, our step", "records/s", 1),
            Goal.ratioAtLeast("peers", "chunks of 20: flink, our step", "samples/s", 1),
            Goal.atMost("changelog", "2,000 series, 1/s each: written by changed", "", 1.5),
            Goal.atMost("changelog", "400 series, 10/s each: written by changed", "", 1.5),
            Goal.atMost("changelog", "96 series, 100/s each: written by changed", "", 1.5),
            Goal.atMost("changelog", "10,000 series, 10/s each: written by changed", "", 1.5),
            Goal.atMost("failover", "6 s session, classic: median", "s", 7),
            Goal.atMost("failover", "6 s session, classic: worst", "s", 8),
            Goal.atMost("failover", "6 s session, classic: other series, longest gap", "s", 1),
            Goal.atMost("failover", "1 s session, classic: worst", "s", 3),
            Goal.atMost("failover", "1 s session, classic: other series, longest gap", "s", 1),
            Goal.atMost("failover", "6 s session, streams: median", "s", 7),
            Goal.atMost("failover", "6 s session, streams: worst", "s", 8),
            Goal.atMost("failover", "1 s session, streams: worst", "s", 3),
            Goal.atMost("latency", "latency, 16,384/s: p50", "ms", 2),
            Goal.atMost("latency", "latency, 16,384/s: p99", "ms", 6),
            Goal.atMost("latency", "latency, exactly-once, 16,384/s: p99", "ms", 45),
            Goal.atMost("step", "online adapter, one horizon, with a mean", "ns", 150),
            Goal.atMost("step", "online adapter, one horizon, with a mean", "B", 700),
            Goal.atMost("swap", "3,500 series, 2,000/s: p99.9, swap over auto by before", "", 2),
            Goal.atMost("swap", "10,000 series, 2,000/s: p99.9, swap over auto by before", "", 2),
            Goal.atMost("scale", "1,000,000 series: started, disk empty", "s", 60));

    private Goals() {}
}
