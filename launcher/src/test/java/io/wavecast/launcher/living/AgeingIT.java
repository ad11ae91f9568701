package io.wavecast.launcher.living;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.kafka.LocalBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances score two models, and two trainers watch them. The rhythm of {@code pump} changes: one training is requested, and its version
 * challenges the one in force in both instances. {@code fan} stays as it was, until an alert asks for a training.
 */
@Tag("slow")
class AgeingIT {
    private static final long PERIOD = 50_000;
    private static final long PAST_MILLIS = 150_000; // before the test begins
    private static final long CHANGE_MILLIS = 105_000; // after the first sample
    private static final double SLOW = 0.3; // radians per sample
    private static final double FAST = 0.6;
    private static final double NOISE = 0.02;
    private static final String TOKEN = "a-token-of-24-characters";

    private final Random random = new Random(7);
    private final long firstMillis = System.currentTimeMillis() - PAST_MILLIS;
    private long sent;
    private double pump;
    private double fan;

    @Test
    void shouldLearnAChallengerWhenAModelAgesOrAnAlertAsks(@TempDir Path folder) throws Exception {
        try (var broker = LocalBroker.start(0);
                var cluster = new LivingCluster(broker, "living.")) {
            float weight = (float) (2 * Math.cos(SLOW));
            cluster.publish(LinearModel.of("pump", PERIOD, weight, -1), Promotion.IMMEDIATE);
            cluster.publish(LinearModel.of("fan", PERIOD, weight, -1), Promotion.IMMEDIATE);
            cluster.serve(folder.resolve("one"), folder.resolve("other"));
            String token = Files.writeString(folder.resolve("token"), TOKEN).toString();
            try (var first = trainer(cluster, token);
                    var second = trainer(cluster, token)) {
                LivingCluster.until(() -> sendDue(cluster), () -> isSeen(cluster, "pump", 2));

                assertThat(requests(cluster))
                        .as("two trainers watch, one asks")
                        .containsExactly("pump drift of pump@1: its errors have risen");
                List<LivingTrainer> both = List.of(first, second);
                assertThat(sum(both, "wavecast_trainer_requests_total", "origin=\"drift\"", "outcome=\"requested\""))
                        .isEqualTo(1);
                // The other trainer may just have taken the watch over, and reads the past again.
                LivingCluster.until(() -> sendDue(cluster), () -> drift(both, "pump") == 1);
                assertThat(drift(both, "fan")).isLessThan(1);
                assertThat(cluster.allShow("wavecast_challenger_info", "fan", 2))
                        .isFalse();

                assertThat(second.alert("pump", TOKEN)).contains("\"model\":\"pump\",\"outcome\":\"challenged\"");
                assertThat(first.alert("fan", TOKEN)).contains("\"model\":\"fan\",\"outcome\":\"requested\"");
                assertThat(second.alert("fan", TOKEN)).doesNotContain("\"outcome\":\"requested\"");
                LivingCluster.until(() -> sendDue(cluster), () -> isSeen(cluster, "fan", 2));
                assertThat(requests(cluster)).hasSize(2).anyMatch(text -> text.startsWith("fan alert Wavecast"));
                assertThat(cluster.models("list"))
                        .containsPattern("fan +1 .* 2 .*, manual .* 2  1, 2")
                        .containsPattern("pump +1 .* 2 .*, manual .* 2  1, 2");
            }
            assertThat(cluster.has(cluster.topics().forecasts(), "pump@2")).isFalse();
            assertThat(cluster.has(cluster.topics().forecasts(), "fan@2")).isFalse();
        }
    }

    private static LivingTrainer trainer(LivingCluster cluster, String token) {
        return new LivingTrainer(
                cluster,
                "--promotion=manual",
                "--drift-block=1s",
                "--drift-learn=32",
                "--recent=45s",
                "--cell=none",
                "--lags=8",
                "--updates=0",
                "--retrain-token-file=" + token);
    }

    /** Whether both instances show a version beside the first one, which stays in force, and score both. */
    private static boolean isSeen(LivingCluster cluster, String model, long challenger) throws Exception {
        return cluster.allShow("wavecast_model_info", model, 1)
                && cluster.allShow("wavecast_scores_total", model, 1)
                && cluster.allShow("wavecast_challenger_info", model, challenger)
                && cluster.allShow("wavecast_challenger_scores_total", model, challenger);
    }

    /** How near the drift test of a model is to its alarm, in the trainer that watches. */
    private static double drift(List<LivingTrainer> trainers, String model) throws Exception {
        return sum(trainers, "wavecast_trainer_drift_ratio", "model=\"" + model + "\"", "symptom=\"errors\"");
    }

    private static double sum(List<LivingTrainer> trainers, String metric, String... labels) throws Exception {
        double sum = 0;
        for (LivingTrainer trainer : trainers) {
            sum += trainer.metrics().sum(metric, labels);
        }
        return sum;
    }

    /** Names and reasons of all requests. */
    private static List<String> requests(LivingCluster cluster) throws InterruptedException {
        List<String> requests = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record :
                cluster.records(cluster.topics().retrainRequests())) {
            String why = LivingCluster.text(record.value()).replaceAll(".*\"why\":\"([^\"]*)\".*", "$1");
            requests.add(LivingCluster.text(record.key()) + " " + why);
        }
        return requests;
    }

    /** Sends the samples that are due by now: at first those of the past. */
    private void sendDue(LivingCluster cluster) {
        long due = (System.currentTimeMillis() - firstMillis) * 1_000 / PERIOD;
        for (; sent < due; sent++) {
            long millis = firstMillis + sent * PERIOD / 1_000;
            pump += millis - firstMillis < CHANGE_MILLIS ? SLOW : FAST;
            fan += SLOW;
            for (int partition = 0; partition < LivingCluster.PARTITIONS; partition++) {
                send(cluster, "pump", partition, millis, pump);
                send(cluster, "fan", partition, millis, fan);
            }
        }
        cluster.flush();
    }

    private void send(LivingCluster cluster, String model, int partition, long millis, double phase) {
        double value = Math.sin(phase + partition) + NOISE * random.nextGaussian();
        cluster.send(model, partition, millis, new Observation(millis * 1_000, value));
    }
}
