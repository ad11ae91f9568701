package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.throughput.MeasurementPlan;
import java.time.Duration;
import java.util.List;

/**
 * The cases of the benchmark, and how each is measured.
 *
 * @param peers compared with the service
 * @param series number of series
 * @param records in the backlog; slow peers process only a part of it
 * @param heapMib heap of each peer, in mebibytes
 * @param measurement of each peer
 */
record PeersPlan(List<Peer> peers, int series, long records, int heapMib, MeasurementPlan measurement) {
    private static final int SERIES = 1_000;
    private static final int HEAP_MIB = 2_048;
    private static final int COMPARED = 5;

    static PeersPlan of(Scale scale) {
        List<Peer> all = List.of(Peer.values());
        return scale == Scale.QUICK
                ? new PeersPlan(
                        all,
                        SERIES,
                        6_000_000,
                        HEAP_MIB,
                        new MeasurementPlan(true, 1, Duration.ofSeconds(14), Duration.ofSeconds(5), COMPARED))
                : new PeersPlan(
                        all,
                        SERIES,
                        25_000_000,
                        HEAP_MIB,
                        new MeasurementPlan(true, 3, Duration.ofSeconds(30), Duration.ofSeconds(20), COMPARED));
    }
}
