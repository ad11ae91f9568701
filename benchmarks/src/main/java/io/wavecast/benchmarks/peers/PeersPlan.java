package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.report.Scale;
import io.wavecast.benchmarks.throughput.MeasurementPlan;
import io.wavecast.core.wire.WireFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The cases of the benchmark, and how each is measured.
 *
 * @param peers compared with the service
 * @param series number of series
 * @param chunk number of samples in each record
 * @param records in the backlog; slow peers process only a part of it
 * @param heapMib heap of each peer, in mebibytes
 * @param measurement of each peer
 */
record PeersPlan(List<Peer> peers, int series, int chunk, long records, int heapMib, MeasurementPlan measurement) {
    private static final int SERIES = 1_000;
    private static final int HEAP_MIB = 2_048;
    private static final int COMPARED = 5;
    private static final int CHUNK = 20;

    static PeersPlan of(Scale scale) {
        List<Peer> all =
                Arrays.stream(Peer.values()).filter(peer -> !peer.chunks()).toList();
        return scale == Scale.QUICK
                ? new PeersPlan(
                        List.of(Peer.FLINK_CORE),
                        SERIES,
                        1,
                        6_000_000,
                        HEAP_MIB,
                        new MeasurementPlan(true, 1, Duration.ofSeconds(14), Duration.ofSeconds(5), COMPARED))
                : new PeersPlan(
                        all,
                        SERIES,
                        1,
                        25_000_000,
                        HEAP_MIB,
                        new MeasurementPlan(true, 3, Duration.ofSeconds(30), Duration.ofSeconds(20), COMPARED));
    }

    /** The plan for records of many samples, in protobuf. */
    static PeersPlan chunks(Scale scale) {
        return new PeersPlan(
                List.of(Peer.FLINK_CORE_CHUNKS),
                SERIES,
                CHUNK,
                2_000_000,
                HEAP_MIB,
                of(scale).measurement());
    }

    WireFormat format() {
        return chunk == 1 ? WireFormat.JSON : WireFormat.PROTOBUF;
    }

    /** The case's name in tables. */
    String label(String contender) {
        return chunk == 1 ? contender : "chunks of " + chunk + ": " + contender;
    }
}
