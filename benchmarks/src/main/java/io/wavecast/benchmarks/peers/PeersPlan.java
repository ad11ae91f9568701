package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.report.Scale;
import java.time.Duration;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param peers who are held against ours
 * @param records in the backlog; slow ones leave most of it
 * @param heapMib of each contender, in mebibytes
 * @param rehearse whether ours runs once unmeasured, so that it does not meet a broker that is still warming up
 * @param repetitions with contenders in another order; an odd number
 * @param warmup of each contender, from its first commit on
 * @param window in which it is measured then
 * @param warmSamples of each series that come before the window, and are compared
 */
record PeersPlan(
        List<Peer> peers,
        int series,
        long records,
        int heapMib,
        boolean rehearse,
        int repetitions,
        Duration warmup,
        Duration window,
        int warmSamples) {

    static PeersPlan of(Scale scale) {
        List<Peer> all = List.of(Peer.values());
        return scale == Scale.QUICK
                ? new PeersPlan(all, 1_000, 6_000_000, 2_048, true, 1, Duration.ofSeconds(14), Duration.ofSeconds(5), 5)
                : new PeersPlan(
                        all, 1_000, 25_000_000, 2_048, true, 3, Duration.ofSeconds(30), Duration.ofSeconds(20), 5);
    }
}
