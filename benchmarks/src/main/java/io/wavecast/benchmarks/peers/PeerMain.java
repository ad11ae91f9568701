package io.wavecast.benchmarks.peers;

import io.wavecast.benchmarks.jvm.ParentPipe;
import io.wavecast.benchmarks.testbed.ServiceSettings;
import io.wavecast.benchmarks.variants.RunningStreams;
import io.wavecast.streams.runtime.ServeConfig;
import java.util.Arrays;
import java.util.List;

/** One peer in a JVM of its own: says when it runs, and ends when it is told to. */
final class PeerMain {
    private static final int BEFORE_SETTINGS = 2;

    private PeerMain() {}

    /** @param arguments where the broker is, the peer, and {@link ServiceSettings} */
    public static void main(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        Peer peer = Peer.valueOf(all.get(1));
        ServeConfig config =
                ServiceSettings.parse(all.subList(BEFORE_SETTINGS, all.size())).config(all.get(0));
        try {
            AutoCloseable running = start(peer, config);
            ParentPipe.say(ParentPipe.RUNNING);
            ParentPipe.answer(question -> {
                throw new IllegalArgumentException("nobody here knows about " + question);
            });
            running.close();
            // Native libraries leave threads behind.
            Runtime.getRuntime().halt(0);
        } catch (Exception e) {
            e.printStackTrace(); // the parent shows what this JVM says, and fails
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
