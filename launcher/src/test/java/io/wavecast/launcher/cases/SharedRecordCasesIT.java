package io.wavecast.launcher.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.Topics;
import io.wavecast.launcher.WarningsOfLog;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.Profile;
import io.wavecast.streams.runtime.ServeConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that {@code serve} misread without a word. */
@Tag("once")
class SharedRecordCasesIT extends SharedCase {
    private static final String SERIES = "plant/a";

    @TempDir
    Path folder;

    private final Topics topics = Topics.named(freshPrefix());

    @Test
    void case25ShouldReportATimeUnderAnotherName() throws Exception {
        byte[] value = Files.readAllBytes(Path.of(file("25-time-under-another-name.json")));
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        List<String> warnings;

        try (var log = new WarningsOfLog();
                ForecastService service = serve(Profile.THROUGHPUT)) {
            assertThat(service.httpPort()).isPositive();
            send(Map.of(), false, value);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                letters.addAll(records(topics.deadLetters()));
                return !letters.isEmpty() || log.warnings().stream().anyMatch(line -> line.contains("timestamp"));
            });
            warnings = log.warnings();
        }

        assertThat(letters.isEmpty() ? String.join("\n", warnings) : message(letters.get(0)))
                .contains("timestamp")
                .containsPattern("\\bt\\b");
    }

    @Test
    void case26ShouldNotAnswerRecordsOfAnAbortedTransaction() throws Exception {
        file("26-aborted-transaction.md");
        List<String> answered = new ArrayList<>();

        try (ForecastService service = serve(Profile.LATENCY)) {
            assertThat(service.httpPort()).isPositive();
            send(Map.of("transactional.id", "aborts"), true, observation(1), observation(2), observation(3));
            send(Map.of("transactional.id", "commits"), false, observation(4));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !records(topics.forecasts()).isEmpty());
            for (var forecast : records(topics.forecasts())) {
                answered.add(new String(forecast.value(), StandardCharsets.UTF_8));
            }
        }

        assertThat(answered).hasSize(1).allMatch(forecast -> forecast.contains("1717171704"));
    }

    @Test
    void case27ShouldNameConfluentsFormat() throws Exception {
        byte[] value = Files.readAllBytes(Path.of(file("27-confluent-json-schema.bin")));
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();

        try (ForecastService service = serve(Profile.THROUGHPUT)) {
            assertThat(service.httpPort()).isPositive();
            send(Map.of(), false, value);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                letters.addAll(records(topics.deadLetters()));
                return !letters.isEmpty();
            });
        }

        assertThat(message(letters.get(0))).contains("Confluent").contains("JSON");
    }

    private ForecastService serve(Profile profile) throws InterruptedException {
        return ForecastService.start(ServeConfig.builder(Map.of("bootstrap.servers", bootstrap()), topics, folder)
                .profile(profile)
                .partitions(1)
                .replication(1)
                .httpPort(0)
                .build());
    }

    private void send(Map<String, Object> properties, boolean abort, byte[]... values) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("bootstrap.servers", bootstrap());
        try (var producer = new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer())) {
            if (!properties.isEmpty()) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            for (byte[] value : values) {
                Future<RecordMetadata> unused = producer.send(
                        new ProducerRecord<>(topics.sensorEvents(), SERIES.getBytes(StandardCharsets.UTF_8), value));
            }
            producer.flush();
            if (abort) {
                producer.abortTransaction();
            } else if (!properties.isEmpty()) {
                producer.commitTransaction();
            }
        }
    }

    private static byte[] observation(int second) {
        return "{\"t\":%d,\"v\":%d}".formatted(1_717_171_700 + second, second).getBytes(StandardCharsets.UTF_8);
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) throws InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        new TopicReader(Map.of("bootstrap.servers", bootstrap()), topic).forEach(records::add, (read, total) -> {});
        return records;
    }

    private static String message(ConsumerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("wavecast.message").value(), StandardCharsets.UTF_8);
    }
}
