package io.wavecast.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.core.wire.RecordMarks;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.kafka.LocalBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import picocli.CommandLine;

/** The command with a broker: the topics appear later, and no service runs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchCommandIT {
    private static final Topics TOPICS = Topics.named("test-");
    private static final String ANOMALIES = "test-anomalies";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long START = 1_700_000_000_000_000L;
    private static LocalBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = LocalBroker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    @Order(1) // while the broker has no topics
    void shouldShowWhatIsInTheTopics() throws Exception {
        try (var watch = new Watch(
                "--bootstrap", broker.bootstrap(), "--topic-prefix", "test-", "--port", "0", "--series", "hall/")) {
            until(() -> watch.list().get("reading").get("missing").size() == 2);
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
                assertThat(admin.listTopics().names().get())
                        .as("watching creates nothing")
                        .isEmpty();
                TopicSetup.create(admin, TOPICS, 2, (short) 1);
                if (!admin.listTopics().names().get().contains(ANOMALIES)) {
                    admin.createTopics(List.of(new NewTopic(ANOMALIES, 2, (short) 1)))
                            .all()
                            .get();
                }
            }
            send();
            until(() -> watch.list().get("reading").get("missing").isEmpty());
            until(() -> watch.list().get("forecasts").asLong() == 3
                    && watch.list().get("observations").asLong() == 4);

            assertThat(watch.list().get("total").asInt())
                    .as("only those below hall/")
                    .isEqualTo(1);
            until(() -> watch.list().get("reading").get("unreadable").asLong() == 2);
            JsonNode series = watch.get("series?key=hall/pump");
            assertThat(series.get("actual").toString()).isEqualTo("[5,6,7]");
            assertThat(series.get("mean").toString()).isEqualTo("[null,5.5,6.5]");
            assertThat(series.get("status").asText()).isEqualTo("ok");
            until(() ->
                    watch.get("series?key=hall/pump").get("anomaly").asText().equals("spike"));
            until(() -> watch.get("series?key=hall/pump")
                    .get("words")
                    .asText()
                    .equals("hall@3: LSTM, 64 units, trained by unknown software; not evaluated; intervals of 90 %"));
            try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
                assertThat(admin.listGroups().all().get())
                        .as("no consumer group")
                        .isEmpty();
            }
        }
        try (var later = new Watch("--bootstrap", broker.bootstrap(), "--topic-prefix", "test-", "--port", "0")) {
            until(() -> later.list().get("reading").get("missing").isEmpty());
            assertThat(later.list().get("observations").asLong())
                    .as("from now on")
                    .isZero();
        }
        try (var back = new Watch(
                "--bootstrap", broker.bootstrap(), "--topic-prefix", "test-", "--port", "0", "--look-back", "1h")) {
            until(() -> back.list().get("total").asInt() == 2);
        }
    }

    @Test
    @Order(2)
    void shouldShowTheActualValuesOfRecordsThatOtherSoftwareWrote() throws Exception {
        var topics = Topics.named("foreign-");
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            TopicSetup.create(admin, topics, 1, (short) 1);
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < 3; i++) {
                String metric = "{\"fields\":{\"idle\":" + (5 + i)
                        + ",\"user\":1},\"name\":\"cpu\",\"tags\":{\"host\":\"raynor\"}," + "\"timestamp\":"
                        + (START / 1_000 + i * 1_000L) + "}";
                send(producer, new ProducerRecord<>(topics.sensorEvents(), metric.getBytes(StandardCharsets.UTF_8)));
                send(
                        producer,
                        new ProducerRecord<>(
                                topics.forecasts(), "cpu/raynor/idle", new ForecastCodec().write(forecast(i))));
            }
            producer.flush();
        }
        try (var watch = new Watch(
                "--bootstrap=" + broker.bootstrap(),
                "--topic-prefix=foreign-",
                "--port=0",
                "--look-back=1h",
                "--events=telegraf")) {
            until(() -> watch.list().get("observations").asLong() == 6
                    && watch.list().get("forecasts").asLong() == 3);
            JsonNode series = watch.get("series?key=cpu/raynor/idle");
            assertThat(series.get("actual").toString()).isEqualTo("[5,6,7]");
            assertThat(series.get("mean").toString()).isEqualTo("[null,5.5,6.5]");
            assertThat(watch.list().get("reading").get("unreadable").asLong()).isZero();
        }
    }

    /** Both formats, a record that is no observation, a reset, and a transaction that is given up. */
    private static void send() {
        var json = new ObservationCodec();
        var protobuf = new ObservationCodec(WireFormat.PROTOBUF);
        var forecasts = new ForecastCodec();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", "watch-test");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            send(
                    producer,
                    new ProducerRecord<>(
                            TOPICS.sensorEvents(), "hall/pump", json.write(new Observation(START + 9_000_000, 99))));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            send(
                    producer,
                    new ProducerRecord<>(
                            TOPICS.sensorEvents(), "hall/pump", json.write(new Observation(START + 8_000_000, 4))));
            var reset = new ProducerRecord<String, byte[]>(TOPICS.sensorEvents(), "hall/pump", null);
            reset.headers().add(RecordMarks.RESET, new byte[0]);
            send(producer, reset);
            for (int i = 0; i < 3; i++) {
                send(producer, new ProducerRecord<>(TOPICS.forecasts(), "hall/pump", forecasts.write(forecast(i))));
            }
            var observation =
                    new ProducerRecord<>(TOPICS.sensorEvents(), "hall/pump", protobuf.write(new Observation(START, 5)));
            WireFormat.PROTOBUF.headers().forEach(observation.headers()::add);
            send(producer, observation);
            byte[] chunk = "{\"t\":1700000001,\"period\":1,\"v\":[[6],[7]]}".getBytes(StandardCharsets.UTF_8);
            send(producer, new ProducerRecord<>(TOPICS.sensorEvents(), "hall/pump", chunk));
            send(
                    producer,
                    new ProducerRecord<>(
                            TOPICS.sensorEvents(), "hall/pump", "nonsense".getBytes(StandardCharsets.UTF_8)));
            send(producer, new ProducerRecord<>(TOPICS.sensorEvents(), "other", json.write(new Observation(START, 1))));
            send(
                    producer,
                    new ProducerRecord<>(
                            ANOMALIES,
                            "hall/pump",
                            "{\"kind\":\"spike\",\"from\":1700000001,\"until\":null}"
                                    .getBytes(StandardCharsets.UTF_8)));
            send(
                    producer,
                    new ProducerRecord<>(
                            TOPICS.models(), "hall@3", new ModelCodec().write(WatchedModels.lstm(Lineage.UNKNOWN))));
            send(producer, new ProducerRecord<>(TOPICS.models(), "hall@2", null)); // a version that is no longer kept
            send(producer, new ProducerRecord<>(TOPICS.models(), "@", new byte[] {1}));
            producer.commitTransaction();
        }
    }

    /** A failure shows when the transaction is committed. */
    private static void send(KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> message) {
        var unused = producer.send(message);
    }

    private static Forecast forecast(int i) {
        long made = START + i * 1_000_000L;
        double[] mean = {5.5 + i};
        return new Forecast(
                made,
                new ModelVersion("hall", 3),
                ForecastStatus.OK,
                List.of(new HorizonForecast(
                        1, made + 1_000_000, mean, new double[] {mean[0] - 1}, new double[] {mean[0] + 1})));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) {
        await().atMost(Duration.ofSeconds(60)).until(condition::holds);
    }

    /** The command on a thread of its own; closing interrupts it. */
    private static final class Watch implements AutoCloseable {
        private static final Pattern URL = Pattern.compile("Live page: (\\S+)");
        private final StringWriter out = new StringWriter();
        private final Thread thread;
        private final String url;

        Watch(String... arguments) {
            var line = new CommandLine(new WatchCommand())
                    .setOut(new PrintWriter(out, true))
                    .setExecutionExceptionHandler((failure, command, parsed) -> {
                        if (failure instanceof InterruptedException) {
                            return 0;
                        }
                        throw failure;
                    });
            thread = new Thread(() -> line.execute(arguments));
            thread.start();
            until(() -> URL.matcher(out.toString()).find());
            Matcher found = URL.matcher(out.toString());
            assertThat(found.find()).isTrue();
            url = found.group(1);
        }

        JsonNode list() throws Exception {
            return get("list");
        }

        JsonNode get(String path) throws Exception {
            return new ObjectMapper()
                    .readTree(CLIENT.send(
                                    HttpRequest.newBuilder(URI.create(url + path))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        }

        @Override
        public void close() {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
