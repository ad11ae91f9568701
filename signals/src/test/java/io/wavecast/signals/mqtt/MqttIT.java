package io.wavecast.signals.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wavecast.cli.Problems;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.signals.live.LiveCounts;
import io.wavecast.signals.live.LiveProducer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.MqttSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forwards messages of a real MQTT broker, Debian's mosquitto, to a real broker of Kafka. */
class MqttIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static LocalBroker kafka;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Mosquitto.assumeInstalled();
        kafka = LocalBroker.start();
    }

    @AfterAll
    static void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }

    @Test
    void shouldForwardTopicsToSeriesInOrder() throws Exception {
        try (var broker = Mosquitto.start(folder, "allow_anonymous true");
                Mosquitto.Sender sender = broker.sender()) {
            sender.publish("plant/line3/pump7/temp", "0", 1, true); // retained: of an unknown age
            var options = options("plant/+/+/temp", "door");
            try (var run = new Run("a.", broker, options, "{2}/{3}")) {
                for (int i = 1; i <= 200; i++) {
                    sender.publish("plant/line3/pump7/temp", i + ".5", 1, false);
                    sender.publish("plant/line3/pump8/temp", "{\"in\":" + i + ",\"out\":-" + i + "}", 0, false);
                }
                sender.publish("plant/line3/pump8/other", "1", 1, false);
                sender.publish("door", "open", 1, false);
                await().atMost(PATIENCE).until(() -> run.counts.written() == 600 && run.counts.messages() == 402);
                run.stop();
                assertThat(run.counts.refusals()).isEqualTo(Map.of("bad-value", 1L, "retained", 1L));
            }
            Map<String, List<Observation>> events = events("a.");
            assertThat(events).containsOnlyKeys("line3/pump7", "line3/pump8/in", "line3/pump8/out");
            assertThat(values(events, "line3/pump7"))
                    .isEqualTo(
                            IntStream.rangeClosed(1, 200).mapToObj(i -> i + 0.5).toList());
            assertThat(values(events, "line3/pump8/out"))
                    .isEqualTo(IntStream.rangeClosed(1, 200)
                            .mapToObj(i -> -1.0 * i)
                            .toList());
            assertThat(events.get("line3/pump7"))
                    .extracting(Observation::timeMicros)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    @Test
    void shouldLoseNothingWhileTheMqttBrokerOrTheForwarderIsGone() throws Exception {
        try (var broker = Mosquitto.start(folder, "allow_anonymous true")) {
            var options = options("t/#");
            options.clientId = "wavecast-test";
            try (var run = new Run("b.", broker, options, "{topic}")) {
                publish(broker, 1, 100);
                await().atMost(PATIENCE).until(() -> run.counts.written() == 100);
                broker.stop();
                broker.startAgain();
                publish(broker, 101, 200);
                await().atMost(PATIENCE).until(() -> values(events("b."), "t/x").contains(200.0));
                run.stop();
            }
            publish(broker, 201, 300);
            try (var run = new Run("b.", broker, options, "{topic}")) {
                await().atMost(PATIENCE).until(() -> values(events("b."), "t/x").contains(300.0));
                run.stop();
            }
            // A message comes twice if its acknowledgement was under way when the connection broke.
            assertThat(values(events("b."), "t/x").stream().distinct())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 300).mapToObj(i -> 1.0 * i).toList());
        }
    }

    @Test
    void shouldForwardMessagesThatTheBrokerSendsOnce() throws Exception {
        try (var broker = Mosquitto.start(folder, "allow_anonymous true")) {
            var options = options("t/#");
            options.qos = 2;
            options.clientId = "wavecast-once";
            options.stateDir = folder.resolve("state").toString();
            try (var run = new Run("e.", broker, options, "{topic}")) {
                publish(broker, 1, 100, 2);
                await().atMost(PATIENCE).until(() -> run.counts.written() == 100);
                run.stop();
            }
            receiveWithoutForwarding(broker, options, 10, () -> publish(broker, 101, 110, 2));
            broker.stop(); // it has no message any more, only their identifiers
            broker.startAgain();
            try (var run = new Run("e.", broker, options, "{topic}")) {
                await().atMost(PATIENCE).until(() -> run.counts.written() == 10);
                publish(broker, 111, 120, 2);
                await().atMost(PATIENCE).until(() -> run.counts.written() == 20);
                run.stop();
            }
            assertThat(values(events("e."), "t/x"))
                    .isEqualTo(
                            IntStream.rangeClosed(1, 120).mapToObj(i -> 1.0 * i).toList());
        }
    }

    private interface Publishing {
        void publish() throws Exception;
    }

    /** A forwarder that ends when it has the messages, and before Kafka does. */
    private static void receiveWithoutForwarding(Mosquitto broker, MqttOptions options, int messages, Publishing work)
            throws Exception {
        var settings = MqttSettings.of(
                        new MqttAddress(false, "127.0.0.1", broker.port()), options, "{topic}", Problems.ofOptions())
                .orElseThrow();
        var arrived = new AtomicInteger();
        try (var receiver = new MqttReceiver(settings)) {
            receiver.setCallback(new MqttCallback() {
                @Override
                public void messageArrived(String topic, MqttMessage message) {
                    arrived.incrementAndGet();
                }

                @Override
                public void connectionLost(Throwable cause) {}

                @Override
                public void deliveryComplete(IMqttDeliveryToken token) {}
            });
            await().atMost(PATIENCE).until(() -> receiver.ensureConnected(PATIENCE));
            work.publish();
            await().atMost(PATIENCE).until(() -> arrived.get() == messages);
        }
    }

    @Test
    void shouldConnectByTlsAndPasswordAndRefuseWrongOnes() throws Exception {
        Path folderOfKeys = certificate();
        Path passwords = folder.resolve("passwords");
        command("mosquitto_passwd", "-b", "-c", passwords.toString(), "hall", "pass word");
        int tlsPort = Mosquitto.freePort();
        try (var broker = Mosquitto.start(
                folder,
                "per_listener_settings true",
                "allow_anonymous true",
                "listener " + tlsPort + " 127.0.0.1",
                "allow_anonymous false",
                "password_file " + passwords,
                "certfile " + folderOfKeys.resolve("server.pem"),
                "keyfile " + folderOfKeys.resolve("server.key"))) {
            try (Mosquitto.Sender sender = broker.sender()) {
                sender.publish("other", "1", 1, false); // so the broker listens
            }
            var address = new MqttAddress(true, "localhost", tlsPort);
            var options = options("t");
            options.config = config("hall", "pass word", folderOfKeys.resolve("server.pem"));
            try (var run = new Run("c.", address, options, "{topic}")) {
                run.stop();
            }
            options.config = config("hall", "wrong", folderOfKeys.resolve("server.pem"));
            assertThatThrownBy(() -> new Run("c.", address, options, "{topic}"))
                    .hasRootCauseInstanceOf(MqttSecurityException.class)
                    .hasMessageContaining("cannot be used with the settings in --mqtt-config");
            options.config = Files.writeString(folder.resolve("no-ca"), "username=hall\npassword=pass word\n")
                    .toString();
            assertThatThrownBy(() -> new Run("c.", address, options, "{topic}"))
                    .hasMessageContaining("cannot be used with the settings in --mqtt-config")
                    .hasMessageContaining("certification path");
        }
    }

    @Test
    void shouldSayThatNoBrokerAnswers() throws Exception {
        var nobody = new MqttAddress(false, "127.0.0.1", 1);

        assertThatThrownBy(() -> new Run("d.", nobody, options("t"), "{topic}"))
                .hasMessageContaining("no MQTT broker answered at mqtt://127.0.0.1:1 within 2 s");
    }

    private static MqttOptions options(String... topics) {
        var options = new MqttOptions();
        options.topics = List.of(topics);
        return options;
    }

    private static void publish(Mosquitto broker, int from, int to) throws Exception {
        publish(broker, from, to, 1);
    }

    private static void publish(Mosquitto broker, int from, int to, int qos) throws Exception {
        try (Mosquitto.Sender sender = broker.sender()) {
            for (int i = from; i <= to; i++) {
                sender.publish("t/x", String.valueOf(i), qos, false);
            }
        }
    }

    private String config(String user, String password, Path ca) throws IOException {
        return Files.writeString(
                        folder.resolve("mqtt.properties"),
                        "username=" + user + "\npassword=" + password + "\ntls.ca=" + ca + "\n")
                .toString();
    }

    /** A certificate of localhost that signs itself. */
    private Path certificate() throws Exception {
        command(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                folder.resolve("server.key").toString(),
                "-out",
                folder.resolve("server.pem").toString());
        return folder;
    }

    private static void command(String... words) throws Exception {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** A forwarder at work. */
    private static final class Run implements AutoCloseable {
        private final LiveCounts counts = new LiveCounts();
        private final MqttForwarder forwarder;
        private final LiveProducer producer;
        private final CompletableFuture<Void> end;

        Run(String prefix, Mosquitto broker, MqttOptions options, String template) throws Exception {
            this(prefix, new MqttAddress(false, "127.0.0.1", broker.port()), options, template);
        }

        /** Returns when the subscriptions hold; throws what the forwarder throws before. */
        Run(String prefix, MqttAddress address, MqttOptions options, String template) throws Exception {
            var client = Map.<String, Object>of("bootstrap.servers", kafka.bootstrap());
            try (var admin = Admin.create(client)) {
                TopicSetup.create(admin, Topics.named(prefix), 2, (short) 1);
            }
            var problems = Problems.ofOptions();
            MqttSettings settings = MqttSettings.of(address, options, template, problems)
                    .orElseThrow(
                            () -> new IllegalStateException(problems.found().toString()));
            forwarder = new MqttForwarder(settings, counts);
            producer = LiveProducer.open(client, prefix + "sensor-events", WireFormat.JSON, counts, forwarder::wake);
            var connected = new CompletableFuture<Void>();
            end = CompletableFuture.runAsync(() -> {
                try {
                    forwarder.run(producer, Duration.ofSeconds(2), () -> connected.complete(null), () -> {});
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            try {
                CompletableFuture.anyOf(connected, end).get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                producer.close();
                throw e;
            }
        }

        void stop() throws Exception {
            forwarder.stop();
            end.get(60, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            forwarder.stop();
            producer.close();
        }
    }

    private static List<Double> values(Map<String, List<Observation>> events, String series) {
        return events.get(series).stream().map(each -> each.values()[0]).toList();
    }

    private static Map<String, List<Observation>> events(String prefix) throws InterruptedException {
        Map<String, List<Observation>> events = new TreeMap<>();
        var codec = new ObservationCodec();
        new TopicReader(Map.of("bootstrap.servers", kafka.bootstrap()), prefix + "sensor-events")
                .forEach(
                        event -> events.computeIfAbsent(
                                        new String(event.key(), StandardCharsets.UTF_8), key -> new ArrayList<>())
                                .add(codec.read(event.headers(), event.value(), 0)),
                        (read, total) -> {});
        return events;
    }
}
