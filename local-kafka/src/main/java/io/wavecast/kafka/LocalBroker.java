package io.wavecast.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A KRaft broker and controller on free ports of the loopback interface, in a temporary directory that {@link #close()}
 * deletes. It does not create topics on first use.
 */
public final class LocalBroker implements AutoCloseable {
    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final int port;
    private final Path directory;

    private LocalBroker(KafkaRaftServer server, int port, Path directory) {
        this.server = server;
        this.port = port;
        this.directory = directory;
    }

    /**
     * Starts a broker and returns when it answers, after some seconds.
     *
     * @throws IllegalStateException if the broker cannot start
     */
    public static LocalBroker start() {
        return start(ports -> Map.of());
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

    static LocalBroker start(MoreSettings more) {
        try {
            Path directory = Files.createTempDirectory(
                    "wavecast-kafka-" + ProcessHandle.current().pid() + "-");
            int[] ports = freePorts();
            var settings = settings(ports[0], ports[1], directory);
            settings.putAll(more.of(ports));
            format(directory);
            var server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
            server.startup();
            return new LocalBroker(server, ports[0], directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot get a directory and ports for a broker", e);
        } catch (Exception e) {
            throw new IllegalStateException("cannot start the broker", e);
        }
    }

    /** The value of {@code bootstrap.servers} for clients. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        deleteDirectory();
    }

    private static Properties settings(int port, int controllerPort, Path directory) {
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", directory.toString());
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
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        return settings;
    }

    private static void format(Path directory) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setDirectories(List.of(directory.toString()))
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true)
                .setMetadataLogDirectory(directory.toString())
                .run();
    }

    private static int[] freePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        // All are open at once, so that the ports differ.
        try (var one = new ServerSocket(0, 1, loopback);
                var other = new ServerSocket(0, 1, loopback);
                var third = new ServerSocket(0, 1, loopback)) {
            return new int[] {one.getLocalPort(), other.getLocalPort(), third.getLocalPort()};
        }
    }

    private void deleteDirectory() {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the temporary directory " + directory, e);
        }
    }
}
