package io.wavecast.demo.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.kafka.LocalBroker;
import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Runs a broker, both services and a signal, each in a process of its own, and a Prometheus that scrapes them with the shipped
 * configuration. Sends invalid records every second, so that the counters of errors have values.
 */
final class MonitoredServices implements AutoCloseable {
    private static final String SHIPPED_SERVE = "streams-app-1:9464";
    private static final String SHIPPED_TRAIN = "trainer:9465";
    private static final String SHIPPED_ALERTMANAGER = "alertmanager:9093";
    private static final String SHIPPED_RECEIVER = "alert-receiver:9099";
    private static final String ALERTMANAGER = "prometheus-alertmanager"; // Debian's name

    /** One step of 8 ms, which is always late, and a time in which readers have forecasts. */
    private static final String AHEAD = "--ahead=100ms";

    /** Below the ports that systems give to clients: one of those may be given to two, or be taken before its use. */
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 10_000));

    /** A series whose values are gauges. */
    static final String WATCHED = "eeg/c1";

    private final Path folder;
    private final LocalBroker broker;
    private final List<Process> processes = new ArrayList<>();
    private final ScheduledExecutorService invalidRecords = Executors.newSingleThreadScheduledExecutor();
    private final KafkaProducer<byte[], byte[]> sender;
    private final int prometheusPort;
    private final int queries;
    private final int page;
    private final HttpClient http = HttpClient.newHttpClient();

    private MonitoredServices(Path folder, Path repository, int prometheusPort)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.prometheusPort = prometheusPort;
        this.broker = LocalBroker.start();
        int serve = freePort();
        queries = freePort();
        page = freePort();
        int train = freePort();
        int watch = freePort();
        start(
                "serve",
                "io.wavecast.streams.StreamsApp",
                List.of(
                        "serve",
                        "--state-dir=" + folder.resolve("state"),
                        "--anomalies=100",
                        "--http-port=" + serve,
                        "--query-port=" + queries,
                        "--watch-series=" + WATCHED,
                        "--page",
                        "--page-port=" + page));
        start(
                "produce",
                "io.wavecast.trainer.TrainerApp",
                List.of("produce", "--signal=eeg", "--channels=4", "--rate=128", "--series=eeg", "--loop"));
        start(
                "train",
                "io.wavecast.trainer.TrainerApp",
                List.of(
                        "train",
                        "--model=eeg",
                        "--every=5s",
                        AHEAD,
                        "--hidden=16",
                        "--lags=32",
                        "--updates=60",
                        "--max-time=20", // so that trainings end on a loaded machine, too
                        "--force",
                        "--http-port=" + train));
        // Its first version comes into force, and each further one challenges it. The test of a challenger begins anew
        // with the next one.
        start(
                "challenge",
                "io.wavecast.trainer.TrainerApp",
                List.of(
                        "train",
                        "--model=eeg/c1",
                        "--every=15s",
                        "--cell=elman",
                        AHEAD,
                        "--hidden=8",
                        "--lags=16",
                        "--updates=10",
                        "--force",
                        "--promotion=rule",
                        "--http-port=0"));
        start(
                "watch",
                "io.wavecast.trainer.TrainerApp",
                List.of(
                        "train",
                        "--follow",
                        "--model=eeg",
                        "--drift-block=1s",
                        "--drift-learn=16",
                        "--step-down-after=0",
                        "--promotion=rule",
                        "--http-port=" + watch));
        sender = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "enable.idempotence", false),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var unused = invalidRecords.scheduleAtFixedRate(this::sendInvalidRecords, 1, 1, TimeUnit.SECONDS);
        int alertmanager = freePort();
        if (deliversAlerts()) {
            alertmanager(repository, alertmanager, freePort());
        }
        prometheus(repository, serve, List.of(train, watch), alertmanager);
    }

    /**
     * Starts everything; empty if there is no Prometheus on the path.
     *
     * @param repository root of the checkout
     */
    static Optional<MonitoredServices> start(Path folder, Path repository) throws IOException, InterruptedException {
        return start(folder, repository, freePort());
    }

    private static Optional<MonitoredServices> start(Path folder, Path repository, int port)
            throws IOException, InterruptedException {
        return onPath("prometheus") ? Optional.of(new MonitoredServices(folder, repository, port)) : Optional.empty();
    }

    static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Whether the shipped Alertmanager configuration and the example receiver run, too. */
    static boolean deliversAlerts() {
        return onPath(ALERTMANAGER) && onPath("python3");
    }

    /** Runs everything until it is stopped, for a look at the dashboards. Arguments: folder, root of the checkout, port of Prometheus */
    public static void main(String[] arguments) throws Exception {
        try (var services = start(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]))
                .orElseThrow()) {
            System.out.println("Prometheus: " + services.prometheusUrl() + ", queries: " + services.queriesUrl());
            Thread.currentThread().join();
        }
    }

    private void start(String name, String main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // six JVMs share the processors
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(arguments);
        command.add("--bootstrap=" + broker.bootstrap());
        run(name, command);
    }

    private void run(String name, List<String> command) throws IOException {
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start());
    }

    /** Starts Prometheus with the shipped configuration, but other addresses, a scrape every second, and no option of Prometheus 3. */
    private void prometheus(Path repository, int serve, List<Integer> trainers, int alertmanager) throws IOException {
        Path shipped = repository.resolve("prometheus");
        String config = Files.readString(shipped.resolve("prometheus.yml"))
                .replace(SHIPPED_SERVE, "127.0.0.1:" + serve)
                .replace(
                        SHIPPED_TRAIN,
                        trainers.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(", ")))
                .replace(SHIPPED_ALERTMANAGER, "127.0.0.1:" + alertmanager)
                .replaceAll("streams-app-2:9464, ", "")
                .replaceAll(", streams-app-2:9464", "")
                .replaceAll(" *always_scrape_classic_histograms: .*\n", "")
                .replaceAll("(scrape|evaluation)_interval: \\d+s", "$1_interval: 1s");
        Files.writeString(
                folder.resolve("rules.yml"),
                Files.readString(shipped.resolve("rules.yml")).replace("interval: 1m\n", "interval: 1s\n"));
        Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
        run(
                "prometheus",
                List.of(
                        "prometheus",
                        "--config.file=" + file,
                        "--enable-feature=exemplar-storage",
                        "--storage.tsdb.path=" + folder.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + prometheusPort));
    }

    /** Starts Alertmanager and the example receiver with the shipped files, but other addresses and a short wait. */
    private void alertmanager(Path repository, int port, int receiver) throws IOException {
        Path shipped = repository.resolve("prometheus/alertmanager");
        Path program = Files.writeString(
                folder.resolve("alert-receiver.py"),
                Files.readString(shipped.resolve("alert-receiver.py"))
                        .replace("(\"\", 9099)", "(\"127.0.0.1\", " + receiver + ")"));
        run("alert-receiver", List.of("python3", program.toString()));
        Path config = Files.writeString(
                folder.resolve("alertmanager.yml"),
                Files.readString(shipped.resolve("webhook.yml"))
                        .replace(SHIPPED_RECEIVER, "127.0.0.1:" + receiver)
                        .replace("group_wait: 30s", "group_wait: 1s"));
        run(
                "alertmanager",
                List.of(
                        ALERTMANAGER,
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("alertmanager"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port));
    }

    private void sendInvalidRecords() {
        send("sensor-events", "eeg/broken", "{");
        send("models", "broken", "no model");
    }

    private void send(String topic, String key, String value) {
        var unused = sender.send(new ProducerRecord<>(topic, bytes(key), bytes(value)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        while (true) {
            try (var socket = new ServerSocket(NEXT_PORT.getAndIncrement(), 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException inUse) {
                // The next one.
            }
        }
    }

    String prometheusUrl() {
        return "http://127.0.0.1:" + prometheusPort;
    }

    String queriesUrl() {
        return "http://127.0.0.1:" + queries;
    }

    String pageUrl() {
        return "http://127.0.0.1:" + page;
    }

    /** The answer to a GET, which must be there. */
    JsonNode json(String address) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + ": " + answer.statusCode() + " " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body());
    }

    /** Prometheus' answer to a GET, of any status. */
    String prometheus(String pathAndQuery) throws IOException, InterruptedException {
        URI uri = URI.create(prometheusUrl() + pathAndQuery);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    /**
     * The log of a process.
     *
     * @param name serve, produce, train, prometheus, alertmanager or alert-receiver
     */
    String log(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"));
    }

    @Override
    public void close() {
        invalidRecords.shutdownNow();
        sender.close();
        processes.forEach(Process::destroy);
        for (Process process : processes) {
            try {
                process.onExit().get(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            } catch (ExecutionException | TimeoutException e) {
                process.destroyForcibly();
            }
        }
        broker.close();
    }
}
