package io.wavecast.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.kafka.LocalBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainModesIT {
    private static final Topics TOPICS = Topics.defaults();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String[] QUICK = {"--hidden", "4", "--lags", "8", "--updates", "0"};

    private static LocalBroker broker;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start();
        try (var admin = Admin.create(client())) {
            TopicSetup.create(admin, TOPICS, 2, (short) 1);
        }
        try (var sender = new EventSender(client(), TOPICS)) {
            for (String series : List.of("hall/1/a", "hall/1/b", "hall/2/a", "requested", "slow")) {
                sender.signal(series, Signals.resonance(series.hashCode(), 1_200));
            }
            sender.signal("hall/0/walk", Signals.randomWalk(0, 1_200));
            sender.signal("hall/3/new", Signals.resonance(9, 20));
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void shouldTrainAModelForEachGroupEvenIfOneFails() throws Exception {
        int code = command(QUICK, "--model", "hall", "--each", "2");

        assertThat(code)
                .as("a failure outweighs a model that is kept: %s%s", out, err)
                .isEqualTo(1);
        assertThat(out.toString()).contains("hall/0@1 is not published");
        assertThat(published()).contains("hall/1@1", "hall/2@1").doesNotContain("hall/3@1");
        assertThat(out.toString()).contains("hall/1@1 is published").contains("hall/2@1 is published");
        assertThat(err.toString()).contains("train: hall/3: too few samples");
    }

    @Test
    void shouldRepeatARequestWhoseTrainerDied() throws Exception {
        try (var sender = new EventSender(client(), TOPICS)) {
            sender.send(new ProducerRecord<>(TOPICS.retrainRequests(), bytes("requested"), bytes("please")));
        }
        assertThat(command(new String[0], "--request", "slow", "--why", "it drifts"))
                .isZero();
        assertThat(out.toString()).contains("slow is requested");

        try (var killed = TrainerProcess.start(
                broker, folder, "--follow", "--engine", "pytorch", "--updates", "1000000", "--patience", "1")) {
            await().atMost(PATIENCE).until(() -> killed.output().contains("history: 1200 samples"));
            killed.kill();
        }
        assertThat(published()).noneMatch(model -> model.startsWith("slow@"));

        try (var successor =
                TrainerProcess.start(broker, folder, "--follow", "--hidden", "4", "--lags", "8", "--updates", "0")) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(published()).as(successor.output()).contains("slow@1"));
            assertThat(command(new String[0], "--request", "requested", "--until", "2023-11-14T22:13:23Z"))
                    .isZero();
            await().atMost(PATIENCE).until(() -> successor.output().contains("requested@1"));
            assertThat(successor.output()).contains("history: 751 samples in 1 series");
            assertThat(successor.stop()).as(successor.output()).isZero();
        }
    }

    private int command(String[] more, String... options) {
        List<String> all = new ArrayList<>(List.of("--bootstrap", broker.bootstrap()));
        all.addAll(List.of(options));
        all.addAll(List.of(more));
        return new CommandLine(new TrainCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private static List<String> published() throws InterruptedException {
        List<String> models = new ArrayList<>();
        new TopicReader(client(), TOPICS.models())
                .forEach(
                        record -> models.add(
                                new ModelCodec().read(record.value()).version().toString()),
                        (read, total) -> {});
        return models;
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
