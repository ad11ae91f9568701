package io.wavecast.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A KRaft broker and controller on the loopback interface. It does not create topics on first use. */
public final class LocalBroker implements AutoCloseable {
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";
    private static final String HOST = "127.0.0.1";

    private final KafkaRaftServer server;
    private final int port;
    private final BrokerFolder folder;

    private LocalBroker(KafkaRaftServer server, int port, BrokerFolder folder) {
        this.server = server;
        this.port = port;
        this.folder = folder;
    }

    /** Starts a broker on a free port, with a {@linkplain #start(int) temporary folder}. */
    public static LocalBroker start() {
        return start(0);
    }

    /**
     * Starts a broker and returns when it answers, after some seconds. It uses a temporary folder, which {@link #close()} deletes.
     *
     * @param port 0 for any free port
     * @throws IllegalArgumentException if the port cannot be used
     * @throws IllegalStateException if the broker cannot start
     */
    public static LocalBroker start(int port) {
        int[] ports = ports(port);
        return start(ports, BrokerFolder.temporary(), anyPorts -> Map.of());
    }

    /**
     * Starts a broker and returns when it answers, after some seconds. Its data stay in the folder; the next broker on this folder
     * continues with them.
     *
     * @param port 0 for any free port
     * @param folder an empty or missing folder, or one that such a broker wrote
     * @throws IllegalArgumentException if the port or the folder cannot be used
     * @throws IllegalStateException if the broker cannot start
     */
    public static LocalBroker start(int port, Path folder) {
        int[] ports = ports(port);
        return start(ports, BrokerFolder.kept(folder), anyPorts -> Map.of());
    }

    /** Additional settings of a broker. */
    interface MoreSettings {
        /**
         * Settings that may depend on the ports.
         *
         * @param ports of clients, of the controller, and of one more listener
         */
        Map<String, String> of(int[] ports);
    }

    /** Starts a broker on free ports, with settings that take precedence. */
    static LocalBroker start(MoreSettings more) {
        return start(ports(0), BrokerFolder.temporary(), more);
    }

    private static LocalBroker start(int[] ports, BrokerFolder folder, MoreSettings more) {
        try {
            folder.format(NODE, CONTROLLER);
            var settings = settings(ports[0], ports[1], folder.path());
            if (folder.isTemporary()) {
                settings.put(
                        "log.retention.ms",
                        "-1"); // recordings have old timestamps: by default their records go after minutes
            }
            settings.putAll(more.of(ports));
            var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
            server.startup();
            return new LocalBroker(server, ports[0], folder);
        } catch (Exception e) {
            folder.close();
            throw new IllegalStateException("cannot start the broker in " + folder.path(), e);
        }
    }

    /** The value of {@code bootstrap.servers} for clients. */
    public String bootstrap() {
        return HOST + ":" + port;
    }

    /** The folder of the broker's data. */
    public Path directory() {
        return folder.path();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        folder.close();
    }

    private static Properties settings(int port, int controllerPort, Path folder) {
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put(
                "listeners",
                "PLAINTEXT://" + HOST + ":" + port + "," + CONTROLLER + "://" + HOST + ":" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        // The defaults suit three brokers; these values suit one broker and one JVM.
        for (String one : List.of(
                "offsets.topic.replication.factor",
                "offsets.topic.num.partitions",
                "transaction.state.log.replication.factor",
                "transaction.state.log.min.isr",
                "transaction.state.log.num.partitions",
                "share.coordinator.state.topic.replication.factor",
                "share.coordinator.state.topic.min.isr")) {
            settings.put(one, "1");
        }
        settings.put("group.initial.rebalance.delay.ms", "0");
        // An instance that died is missed, and its open transaction given up, as soon as clients like.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        settings.put("group.min.session.timeout.ms", "1000");
        settings.put("group.streams.min.session.timeout.ms", "1000");
        settings.put("group.streams.min.heartbeat.interval.ms", "100");
        settings.put("group.streams.initial.rebalance.delay.ms", "0");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        return settings;
    }

    /** The port of the broker, and free ones for its controller and for one more listener. */
    private static int[] ports(int wanted) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        // All are open at once, so that the ports differ.
        try (var broker = new ServerSocket(wanted, 1, loopback);
                var controller = new ServerSocket(0, 1, loopback);
                var other = new ServerSocket(0, 1, loopback)) {
            return new int[] {broker.getLocalPort(), controller.getLocalPort(), other.getLocalPort()};
        } catch (BindException e) {
            throw new IllegalArgumentException(
                    "expected a free port of " + HOST + ", was " + wanted + " (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot get ports for a broker", e);
        }
    }
}
