package io.wavecast.signals.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A broker of Debian's package mosquitto, which can be stopped and started again. */
final class Mosquitto implements AutoCloseable {
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

    private final Path folder;
    private final Path config;
    private final int port;
    private Process process;

    private Mosquitto(Path folder, Path config, int port) throws IOException {
        this.folder = folder;
        this.config = config;
        this.port = port;
        this.process = launch();
    }

    /** Skips the test if the program is not installed. */
    static void assumeInstalled() {
        assumeTrue(
                PROGRAMS.stream().anyMatch(Files::isExecutable),
                "the program mosquitto is not installed: apt-get install mosquitto");
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A publisher of messages; publishing returns when the broker has the message. */
    record Sender(MqttClient client) implements AutoCloseable {
        void publish(String topic, String payload, int qos, boolean retained) throws MqttException {
            client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), qos, retained);
        }

        @Override
        public void close() throws MqttException {
            client.disconnect();
            client.close();
        }
    }

    /** Starts a broker with further lines of configuration. */
    static Mosquitto start(Path folder, String... lines) throws IOException {
        int port = freePort();
        String common = "listener " + port + " 127.0.0.1\npersistence true\npersistence_location " + folder
                + "/\nuser root\nmax_queued_messages 0\nset_tcp_nodelay true\n";
        Path config = Files.writeString(folder.resolve("mosquitto.conf"), common + String.join("\n", lines) + "\n");
        return new Mosquitto(folder, config, port);
    }

    private Process launch() throws IOException {
        String program = PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
        return new ProcessBuilder(program, "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile())
                .start();
    }

    int port() {
        return port;
    }

    /** Ends the process in order: it saves its sessions. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("mosquitto did not end");
        }
    }

    void startAgain() throws IOException {
        process = launch();
    }

    /** Connects a sender of messages; it waits until the broker listens. */
    Sender sender() throws MqttException {
        var client = new MqttClient("tcp://127.0.0.1:" + port, "test-sender", new MemoryPersistence());
        var options = new MqttConnectOptions();
        options.setMaxInflight(1_000);
        await().atMost(Duration.ofSeconds(20))
                .failFast("mosquitto ended: " + folder.resolve("mosquitto.log"), () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(MqttException.class)
                .until(() -> {
                    client.connect(options);
                    return true;
                });
        return new Sender(client);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
