package io.wavecast.trainer.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.Decisions;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.ScoreCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.trainer.drift.Successor;
import io.wavecast.trainer.drift.WatchSettings;
import io.wavecast.trainer.metrics.WatchMetrics;
import io.wavecast.trainer.request.RequestDesk;
import io.wavecast.trainer.request.RequestOutcome;
import io.wavecast.trainer.request.RetrainRequest;
import io.wavecast.trainer.request.RetrainRequestCodec;
import io.wavecast.trainer.request.TrainerGroup;
import io.wavecast.trainer.request.UndecidedVersions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ModelWatchIT {
    private static final Topics TOPICS = Topics.defaults();
    private static final TrainerGroup GROUP = TrainerGroup.of("", Optional.empty());
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration COOL_DOWN = Duration.ofHours(1);
    private static final WatchSettings SETTINGS =
            new WatchSettings(true, 100, Duration.ofSeconds(1), 32, COOL_DOWN, Duration.ofHours(1));
    private static final int SECONDS = 150; // of the past, which a watch reads at its start

    private static LocalBroker broker;
    private static Admin admin;
    private static KafkaProducer<byte[], byte[]> producer;

    private final ScoreCodec codec = new ScoreCodec();

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start();
        admin = Admin.create(client());
        TopicSetup.create(admin, TOPICS, 2, (short) 1);
        producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        admin.close();
        broker.close();
    }

    @Test
    void shouldRollBackABadModelThatWasForcedIn() throws Exception {
        publish("pump", 1);
        publish("pump", 2);
        promote("pump", 1, "immediate");
        promote("pump", 2, "operator");
        long start = System.currentTimeMillis() - SECONDS * 1_000L;

        try (var watch = watch()) {
            assertThat(watch).isNotNull();
            for (int second = 0; second < SECONDS; second++) {
                score("pump", 2, start + second * 1_000L, 1.6, 0.9);
            }
            await().atMost(PATIENCE).until(() -> inForce("pump") == 1);
        }

        VersionDecision decision = decisions("pump").current().orElseThrow();
        assertThat(decision.by()).isEqualTo(Successor.BY);
        assertThat(decision.why()).startsWith("pump@2: the error was 1.60 times the last value's");
    }

    @Test
    void shouldRequestOneTrainingWhenAModelAges() throws Exception {
        publish("eeg", 1);
        promote("eeg", 1, "immediate");
        long start = System.currentTimeMillis() - SECONDS * 1_000L;
        for (int second = 0; second < SECONDS; second++) {
            // Both partitions hold series of the model; a watch must read them side by side.
            score("eeg", 1, start + second * 1_000L, second < 100 ? 0.3 : 0.8, 0.9);
        }

        try (var first = watch();
                var second = watch()) {
            assertThat(first).isNotSameAs(second);
            await().atMost(PATIENCE).until(() -> !requests("eeg").isEmpty());
        }
        publish("other", 1); // before its watch begins, which skips scores of versions that it does not know yet
        promote("other", 1, "immediate");
        try (var again = watch()) {
            assertThat(again).isNotNull();
            score("eeg", 1, start + SECONDS * 1_000L, 0.8, 0.9);
            for (int second = 0; second < SECONDS; second++) {
                score("other", 1, start + second * 1_000L, second < 100 ? 0.3 : 0.8, 0.9);
            }
            await().atMost(PATIENCE).until(() -> !requests("other").isEmpty()); // so the watch has acted
        }

        List<RetrainRequest> found = requests("eeg");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).reason()).isEqualTo("drift of eeg@1: its errors have risen");
        assertThat(found.get(0).sinceMicros()).isPresent();
    }

    @Test
    void shouldTakeOneRequestUntilItIsAnsweredAndTheCoolDownIsOver() throws Exception {
        var request = new RetrainRequest("boiler", "alert", OptionalLong.empty(), OptionalLong.empty());
        Clock now = Clock.systemUTC();
        assertThat(desk(now).ask(request)).isEqualTo(RequestOutcome.REQUESTED);
        assertThat(desk(now).ask(request)).isEqualTo(RequestOutcome.OPEN);

        answerAll();
        assertThat(desk(now).ask(request)).isEqualTo(RequestOutcome.COOLING_DOWN);
        assertThat(desk(Clock.offset(now, COOL_DOWN)).ask(request)).isEqualTo(RequestOutcome.REQUESTED);
    }

    /** It begins where the group of all trainers stands, though it has no offsets before its first poll. */
    @Test
    void shouldCountWhatAllTrainersServedAsAnsweredInANewGroup() throws Exception {
        var request = new RetrainRequest("kiln", "alert", OptionalLong.empty(), OptionalLong.empty());
        assertThat(desk(Clock.systemUTC()).ask(request)).isEqualTo(RequestOutcome.REQUESTED);
        RequestDesk named = desk(TrainerGroup.of("", Optional.of("kiln")), Clock.systemUTC());
        assertThat(named.open()).contains("kiln");

        answerAll();
        assertThat(named.open()).isEmpty();
    }

    @Test
    void shouldNotReplaceAVersionThatWaitsForItsDecision() throws Exception {
        var request = new RetrainRequest("fan", "drift", OptionalLong.empty(), OptionalLong.empty());
        publish("fan", 1);
        assertThat(desk(Clock.systemUTC()).ask(request)).as("none is in force").isEqualTo(RequestOutcome.CHALLENGED);
        promote("fan", 1, "immediate");
        publish("fan", 2);
        assertThat(desk(Clock.systemUTC()).ask(request)).isEqualTo(RequestOutcome.CHALLENGED);

        promote("fan", 2, "rule");
        assertThat(desk(Clock.systemUTC()).ask(request)).isEqualTo(RequestOutcome.REQUESTED);
    }

    private static void answerAll() throws Exception {
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        for (int partition = 0; partition < 2; partition++) {
            ends.put(new TopicPartition(TOPICS.retrainRequests(), partition), OffsetSpec.latest());
        }
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        admin.listOffsets(ends)
                .all()
                .get()
                .forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end.offset())));
        admin.alterConsumerGroupOffsets(GROUP.name(), offsets).all().get();
    }

    private static RequestDesk desk(Clock clock) {
        return desk(GROUP, clock);
    }

    private static RequestDesk desk(TrainerGroup group, Clock clock) {
        return new RequestDesk(
                client(),
                TOPICS.retrainRequests(),
                group,
                name -> true,
                COOL_DOWN,
                new UndecidedVersions(store()),
                clock);
    }

    private static ModelWatch watch() {
        var metrics = new WatchMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        return ModelWatch.start(
                client(),
                WatchGroup.of("", Optional.empty()),
                TOPICS,
                SETTINGS,
                desk(Clock.systemUTC()),
                metrics,
                name -> true,
                Clock.systemUTC());
    }

    private static VersionStore store() {
        return new VersionStore(client(), TOPICS, Clock.systemUTC());
    }

    private static void publish(String name, long number) throws InterruptedException {
        boolean unused = store().change(library -> {
            library.of(name).add(number, new byte[] {1}, System.currentTimeMillis());
            return true;
        });
    }

    private static void promote(String name, long number, String by) throws InterruptedException {
        boolean unused = store().change(library -> {
            NameVersions versions = library.of(name);
            versions.decide(Decisions.promote(versions, number, by, "test", System::currentTimeMillis));
            return true;
        });
    }

    private static DecisionHistory decisions(String name) {
        try {
            return store().read().of(name).decisions();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long inForce(String name) {
        return decisions(name).inForce().map(ModelVersion::number).orElse(0L);
    }

    private static List<RetrainRequest> requests(String name) {
        List<RetrainRequest> found = new ArrayList<>();
        try {
            new TopicReader(client(), TOPICS.retrainRequests())
                    .forEach(
                            record -> found.add(new RetrainRequestCodec().read(record.key(), record.value())),
                            (read, total) -> {});
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return found.stream().filter(request -> request.model().equals(name)).toList();
    }

    /** Scores of a series on each partition: ten steps in one second. */
    private void score(String name, long version, long atMillis, double ratio, double covered) {
        double wobble = 1 + 0.05 * Math.sin(atMillis / 700.0);
        var summary = new ScoreSummary(
                atMillis * 1_000,
                new ModelVersion(name, version),
                ForecastStatus.OK,
                1,
                10,
                10 * ratio * ratio * wobble,
                10,
                10,
                10 * covered,
                0,
                0);
        for (int partition = 0; partition < 2; partition++) {
            byte[] key = (name + "/" + partition).getBytes(StandardCharsets.UTF_8);
            Future<?> unused = producer.send(
                    new ProducerRecord<>(TOPICS.forecastScores(), partition, atMillis, key, codec.write(summary)));
        }
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }
}
