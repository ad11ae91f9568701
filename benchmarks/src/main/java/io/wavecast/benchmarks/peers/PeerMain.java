package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.jvm.ParentPipe;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.variants.RunningStreams;
import io.wavecast.streams.runtime.ServeConfig;
import java.util.Arrays;
import java.util.List;

/** Runs one peer in a child JVM. Reports when it runs, and ends when the parent stops it. */
final class PeerMain {
    private static final int FIRST_SETTING = 2; // index among the arguments

    private PeerMain() {}

    /**
     * Runs a peer until the parent stops it.
     *
     * @param arguments the broker's address, the name of a {@link Peer}, and those of {@link ServiceSettings}
     */
    public static void main(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        Peer peer = Peer.valueOf(all.get(1));
        ServeConfig config =
                ServiceSettings.parse(all.subList(FIRST_SETTING, all.size())).config(all.get(0));
        try {
            AutoCloseable running = start(peer, config);
            ParentPipe.send(ParentPipe.RUNNING);
            ParentPipe.answer(question -> {
                throw new IllegalArgumentException("expected no question, was " + question);
            });
            running.close();
            // Native libraries leave threads running.
            Runtime.getRuntime().halt(0);
        } catch (Exception e) {
            e.printStackTrace(); // the parent shows this JVM's output, and fails
            Runtime.getRuntime().halt(1);
        }
    }

    private static AutoCloseable start(Peer peer, ServeConfig config) throws Exception {
        if (peer.flink()) {
            RunningStreams.createTopics(config);
            return FlinkPeer.start(peer, config)::stop;
        }
        return RunningStreams.start(config, StreamsPeer.topology(peer, config.topics()));
    }
}
