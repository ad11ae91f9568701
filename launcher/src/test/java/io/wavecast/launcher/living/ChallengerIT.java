package io.wavecast.launcher.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.TopicReader;
import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.core.topics.versions.VersionStore;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.launcher.Wavecast;
import io.wavecast.streams.runtime.ForecastService;
import io.wavecast.streams.runtime.Membership;
import io.wavecast.streams.runtime.ServeConfig;
import io.wavecast.trainer.decide.PromotionRule;
import io.wavecast.trainer.live.DeciderListener;
import io.wavecast.trainer.live.Deciders;
import io.wavecast.trainer.live.OpenTest;
import io.wavecast.trainer.live.Proposal;
import io.wavecast.trainer.publish.ModelPublisher;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A challenger is published, scored by two instances, and promoted by one of two deciders; when that one ends, the other one is active. Then a
 * person rolls the version back, and both instances follow.
 */
@Tag("slow")
class ChallengerIT {
    private static final Topics TOPICS = Topics.named("living.");
    private static final VersionRule BY_RULE = new VersionRule(Promotion.RULE, 5);
    private static final PromotionRule QUICK = new PromotionRule(0.05, 256, 2, 0.01, 0, 10, 4_096, Duration.ZERO);
    private static final long PERIOD = 100_000;
    private static final int PARTITIONS = 2;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final ObservationCodec codec = new ObservationCodec();
    private final long epoch = (System.currentTimeMillis() - TimeUnit.HOURS.toMillis(24)) / 1_000 * 1_000_000;
    private int tick;

    @Test
    void shouldPromoteABetterChallenger(@TempDir Path folder) throws Exception {
        try (var broker = LocalBroker.start(0)) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
            try (var admin = Admin.create(client)) {
                TopicSetup.create(admin, TOPICS, PARTITIONS, (short) 1);
            }
            var publisher = new ModelPublisher(client, TOPICS, BY_RULE, Clock.systemUTC());
            publisher.publish(model(0.5f));
            List<TestDecider> deciders = new ArrayList<>();
            try (var one = serve(client, folder.resolve("one"));
                    var other = serve(client, folder.resolve("other"));
                    var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
                one.awaitRunning(Duration.ofSeconds(60));
                other.awaitRunning(Duration.ofSeconds(60));
                observeUntil(client, producer, TOPICS.forecasts(), "pump@1");

                publisher.publish(model(1));
                observeUntil(
                        client, producer, TOPICS.forecastScores(), "\"model\":\"pump@2\",\"status\":\"challenger\"");
                assertThat(texts(client, TOPICS.forecasts())).noneMatch(text -> text.contains("pump@2"));

                deciders.add(new TestDecider(client));
                deciders.add(new TestDecider(client));
                observeUntil(client, producer, TOPICS.forecasts(), "pump@2");
                endTheActiveOne(deciders);

                assertPromoted(client, broker);
                assertThat(run(broker, "rollback", "pump", "--swap-over=1ms"))
                        .contains("pump@1 is in force, replaces pump@2 for records from ");
                observeUntilAllHave(client, producer, "pump@1");
            } finally {
                for (TestDecider decider : deciders) {
                    decider.end();
                }
            }
            assertThat(run(broker, "history", "pump")).containsPattern("(?s)rollback.*rule");
        }
    }

    /** Of two deciders one is active; when it ends, the other one is. */
    private static void endTheActiveOne(List<TestDecider> deciders) throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> deciders.stream().allMatch(TestDecider::hasLooked)
                        && deciders.stream().filter(TestDecider::isActive).count() == 1);
        TestDecider first =
                deciders.stream().filter(TestDecider::isActive).findAny().orElseThrow();
        first.end();
        deciders.remove(first);
        await().atMost(Duration.ofSeconds(60)).until(deciders.get(0)::isActive);
    }

    /** A decider in a thread of its own. */
    private static final class TestDecider implements DeciderListener {
        private final Thread thread;
        private volatile boolean active;
        private volatile boolean looked;

        TestDecider(Map<String, Object> client) {
            thread = Deciders.start(
                    Deciders.create(client, TOPICS, "living.", QUICK, Optional.of("pump"), SwapTiming.AT_ONCE, this));
        }

        @Override
        public void at(boolean now, List<OpenTest> tests) {
            active = now;
            looked = true;
        }

        @Override
        public void decided(Proposal proposal) {}

        boolean isActive() {
            return active;
        }

        boolean hasLooked() {
            return looked;
        }

        void end() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }

    private static void assertPromoted(Map<String, Object> client, LocalBroker broker) throws InterruptedException {
        List<VersionDecision> decisions = new VersionStore(client, TOPICS, Clock.systemUTC())
                .read()
                .of("pump")
                .decisions()
                .newestFirst();
        assertThat(decisions).extracting(VersionDecision::version).containsExactly(2L, 1L);
        assertThat(decisions.get(0).by()).isEqualTo("rule");
        assertThat(decisions.get(0).why())
                .contains("smaller than that of pump@1")
                .contains("2 series");
        assertThat(run(broker, "compare", "pump@1", "pump@2", "--decide-block=10", "--decide-series=2"))
                .contains("smaller than that of pump@1")
                .contains("at 95 %");
        assertThat(run(broker, "list")).containsPattern("pump +2 ").contains(" rule ");
    }

    /** Sends samples until the newest forecast of each series is of this version. */
    private void observeUntilAllHave(Map<String, Object> client, KafkaProducer<byte[], byte[]> producer, String version)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        Map<String, String> newest = new HashMap<>();
        while (newest.isEmpty() || !newest.values().stream().allMatch(text -> text.contains(version))) {
            assertThat(System.nanoTime())
                    .as("not all have %s: %s", version, newest)
                    .isLessThan(end);
            observe(producer);
            new TopicReader(client, TOPICS.forecasts())
                    .forEach(record -> newest.put(text(record.key()), text(record.value())), (read, total) -> {});
        }
        assertThat(newest).hasSize(PARTITIONS);
    }

    private static ForecastService serve(Map<String, Object> client, Path folder) throws Exception {
        return ForecastService.start(ServeConfig.builder(client, TOPICS, folder)
                .membership(Membership.of("living"))
                .partitions(PARTITIONS)
                .httpPort(0)
                .build());
    }

    private void observeUntil(
            Map<String, Object> client, KafkaProducer<byte[], byte[]> producer, String topic, String wanted)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (texts(client, topic).stream().noneMatch(text -> text.contains(wanted))) {
            assertThat(System.nanoTime()).as("no %s in %s", wanted, topic).isLessThan(end);
            observe(producer);
        }
    }

    private void observe(KafkaProducer<byte[], byte[]> producer) {
        for (int i = 0; i < 40; i++, tick++) {
            for (int series = 0; series < PARTITIONS; series++) {
                var observation = new Observation(epoch + tick * PERIOD, 5 + Math.sin(tick * 0.1 + series));
                Future<?> unused = producer.send(new ProducerRecord<>(
                        TOPICS.sensorEvents(), series, bytes("pump/" + series), codec.write(observation)));
            }
        }
        producer.flush();
    }

    private static List<String> texts(Map<String, Object> client, String topic) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        new TopicReader(client, topic).forEach(record -> texts.add(text(record.value())), (read, total) -> {});
        return texts;
    }

    private static String run(LocalBroker broker, String... arguments) {
        var out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("models"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap", broker.bootstrap(), "--topic-prefix", "living."));
        int code = new CommandLine(new Wavecast())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(code).as(out.toString()).isZero();
        return out.toString();
    }

    /** A model that forecasts a share of the last value. */
    private static Model model(float share) {
        NetworkSpec network = NetworkSpec.linear(1, 1, 1);
        return new Model(
                new ModelVersion("pump", 1),
                new ModelSpec(network, PERIOD, List.of(1), 1, 0.9),
                new Preprocessing(new Scaling(Scaling.Kind.Z_SCORE, new double[1], new double[] {1}, -1e6, 1e6), false),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(1, network.hidden(), new float[network.hidden()]),
                        new float[1],
                        Optional.of(Matrix.fromRowMajor(1, 1, new float[] {share}))),
                Lineage.UNKNOWN);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
