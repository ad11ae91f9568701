package io.wavecast.demo;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.DecisionCodec;
import io.wavecast.core.wire.ScoreCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Plays the story, and reads what happens from the topics of its broker, as any other client could. */
@Tag("slow")
class DriftStoryIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(7);
    private static final Pattern BROKER = Pattern.compile("Broker: (\\S+),");
    private static final String REQUESTS = "retrain-requests";
    private static final String DECISIONS = "model-decisions";
    private static final String SCORES = "forecast-scores";
    private static final int HORIZON = 10;

    private final StringWriter out = new StringWriter();
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    @TempDir
    private Path report;

    private record Scored(long millis, ScoreSummary summary) {}

    @Test
    void shouldFindTheDriftPromoteAChallengerAndRollABadModelBack() throws Exception {
        var exit = CompletableFuture.supplyAsync(() -> new CommandLine(new DemoCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute("--story", "drift", "--headless", "--report", report.toString()));
        read(broker(exit), exit);

        assertThat(exit.get()).as("%s", out).isZero();
        List<VersionDecision> decisions = decisions();
        assertThat(decisions).as("%s", out).extracting(VersionDecision::version).containsExactly(1L, 2L, 3L, 2L);
        assertThat(decisions)
                .extracting(VersionDecision::by)
                .containsExactly("rule", "rule", System.getProperty("user.name"), "step-down");
        List<ConsumerRecord<byte[], byte[]>> requests = of(REQUESTS);
        assertThat(requests).hasSize(1);
        assertThat(new String(requests.get(0).value(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("drift of machine@1");

        long asked = requests.get(0).timestamp();
        long promoted = decisions.get(1).decidedMillis();
        long forced = decisions.get(2).decidedMillis();
        long back = decisions.get(3).decidedMillis();
        long challenged =
                scores(ForecastStatus.CHALLENGER, 0, Long.MAX_VALUE).get(0).millis();
        assertThat(asked).isBetween(decisions.get(0).decidedMillis(), challenged);
        assertThat(challenged).isLessThan(promoted);
        // The first seconds of a stretch may have scores of forecasts that were made before it.
        double usual = rmse(0, asked - 10_000);
        double risen = rmse(asked, promoted);
        double fallen = rmse(promoted + 2_000, forced);
        assertThat(risen).as("%s", out).isGreaterThan(1.3 * usual);
        assertThat(fallen).isLessThan(0.67 * risen);
        assertThat(rmse(forced + 2_000, back)).isGreaterThan(2 * fallen);
        // Series return to the version before one by one.
        assertThat(rmse(back + 14_000, Long.MAX_VALUE)).isLessThan(0.67 * risen);
        assertThat(out.toString())
                .containsSubsequence(
                        "machine@1 is the first model in force",
                        "The signal changes its rhythm",
                        "A training is requested: drift of machine@1",
                        "machine@2 steps beside",
                        "machine@2 is promoted",
                        "machine@3 is forced in by hand",
                        "machine@2 returns, since its successor steps down");
        assertThat(ImageIO.read(report.resolve("drift-story.png").toFile()).getWidth())
                .isGreaterThan(1_000);
    }

    private String broker(CompletableFuture<Integer> exit) {
        await().atMost(TIMEOUT)
                .until(() -> exit.isDone() || BROKER.matcher(out.toString()).find());
        Matcher found = BROKER.matcher(out.toString());
        assertThat(found.find()).as("%s", out).isTrue();
        return found.group(1);
    }

    /** Reads until the run ends. */
    private void read(String broker, CompletableFuture<Integer> exit) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            await().atMost(TIMEOUT)
                    .until(() -> consumer.listTopics().keySet().containsAll(List.of(REQUESTS, DECISIONS, SCORES)));
            List<TopicPartition> partitions = Stream.of(REQUESTS, DECISIONS, SCORES)
                    .flatMap(topic -> Objects.requireNonNull(consumer.partitionsFor(topic)).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .collect(toList());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!exit.isDone()) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> of(String topic) {
        return records.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** All decisions, the oldest first. */
    private List<VersionDecision> decisions() {
        List<ConsumerRecord<byte[], byte[]>> all = of(DECISIONS);
        DecisionHistory history =
                new DecisionCodec().read("machine", all.get(all.size() - 1).value());
        List<VersionDecision> oldestFirst = new ArrayList<>(history.newestFirst());
        java.util.Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    private List<Scored> scores(ForecastStatus status, long fromMillis, long toMillis) {
        var codec = new ScoreCodec();
        return of(SCORES).stream()
                .filter(record -> record.timestamp() >= fromMillis && record.timestamp() < toMillis)
                .map(record -> new Scored(record.timestamp(), codec.readSummary(record.headers(), record.value())))
                .filter(scored ->
                        scored.summary().status() == status && scored.summary().horizon() == HORIZON)
                .toList();
    }

    /** Error of the versions in force over a stretch of time. */
    private double rmse(long fromMillis, long toMillis) {
        List<Scored> scores = scores(ForecastStatus.OK, fromMillis, toMillis);
        double squared = scores.stream()
                .mapToDouble(scored -> scored.summary().squaredError())
                .sum();
        return Math.sqrt(squared
                / scores.stream().mapToLong(scored -> scored.summary().count()).sum());
    }
}
