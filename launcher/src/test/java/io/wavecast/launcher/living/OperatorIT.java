package io.wavecast.launcher.living;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.kafka.LocalBroker;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person decides by {@code models} which version two instances forecast with, copies the models, and starts a service from the copy. */
@Tag("slow")
class OperatorIT {
    private static final Pattern FROM = Pattern.compile("for records from (\\S+) on, by all series within 0.001 s");

    @TempDir
    Path folder;

    @Test
    void shouldDecideForBothInstances() throws Exception {
        try (var broker = LocalBroker.start(0);
                var cluster = new LivingCluster(broker, "living.");
                var copy = new LivingCluster(broker, "copy.")) {
            var signal = new PumpSignal(cluster);
            cluster.publish(LinearModel.of("pump", PumpSignal.PERIOD, 0.5f), Promotion.IMMEDIATE);
            cluster.serve(folder.resolve("one"), folder.resolve("other"));
            LivingCluster.until(signal::send, () -> cluster.allForecastWith("pump", "pump@1"));
            cluster.publish(LinearModel.of("pump", PumpSignal.PERIOD, 1), Promotion.MANUAL);
            LivingCluster.until(signal::send, () -> listed(cluster, "pump +1 +\\S+ +immediate +2 .*manual.* 2  1, 2"));

            assertThat(decide(cluster, signal, "pump@2", "promote", "pump@2", "--why=half of the error"))
                    .contains("pump@2 is in force, replaces pump@1");
            assertThat(cluster.models("show", "pump")).containsPattern("version +pump@2\\s+in force +yes");
            assertThat(decide(cluster, signal, "pump@1", "rollback", "pump"))
                    .contains("pump@1 is in force, replaces pump@2");
            assertThat(listed(
                            cluster,
                            "pump +1 +\\S+ +" + Pattern.quote(System.getProperty("user.name")) + " .* 2  1, 2"))
                    .as("both series are served")
                    .isTrue();

            String backup = folder.resolve("backup").toString();
            assertThat(cluster.models("backup", backup)).contains("2 models and 0 tombstones");
            assertThat(decide(cluster, signal, "naive@0", "retire", "pump")).contains("pump@1 is retired");
            assertThat(cluster.models("restore", backup))
                    .contains("0 of 2 records written")
                    .contains("pump: no version stays in force, since it was decided after the backup's pump@1");
            assertThat(cluster.models("history", "pump"))
                    .containsPattern("(?s)retired.* 1 .*rollback.* 2 .*half of the error.* 1 .*published");
            assertDecided(cluster);

            assertThat(copy.models("restore", backup)).contains("pump: pump@1 is in force, as in the backup");
            copy.serve(folder.resolve("fresh"));
            LivingCluster.until(new PumpSignal(copy)::send, () -> copy.allForecastWith("pump", "pump@1"));
            String export = folder.resolve("export").toString();
            assertThat(copy.models("export", export)).contains("2 models and 0 tombstones");
            assertThat(copy.models("import", export)).contains("0 of 2 records written");
        }
    }

    private static boolean listed(LivingCluster cluster, String row) {
        return Pattern.compile(row).matcher(cluster.models("list")).find();
    }

    /** Decides, and waits until both series have forecasts of a version. Returns what the command printed. */
    private static String decide(LivingCluster cluster, PumpSignal signal, String version, String... arguments)
            throws InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--swap-over=1ms");
        String printed = cluster.models(all.toArray(String[]::new));
        VersionDecision decision = cluster.decisions("pump").get(0);
        assertThat(decision.fromMillis()).isEqualTo(decision.decidedMillis() + 3_000);
        Matcher from = FROM.matcher(printed);
        if (from.find()) {
            assertThat(Instant.parse(from.group(1)))
                    .isEqualTo(Instant.ofEpochMilli(decision.fromMillis()).truncatedTo(ChronoUnit.SECONDS));
        } else {
            throw new AssertionError("expected when it takes effect, was: " + printed);
        }
        LivingCluster.until(signal::send, () -> cluster.allForecastWith("pump", version));
        return printed;
    }

    /** Each forecast is of the version that the decisions state for the timestamp of its record, in both instances. */
    private static void assertDecided(LivingCluster cluster) throws InterruptedException {
        List<VersionDecision> decisions = cluster.decisions("pump");
        assertThat(decisions).extracting(VersionDecision::version).containsExactly(0L, 1L, 2L, 1L);
        Set<String> warm = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record :
                cluster.records(cluster.topics().forecasts())) {
            String forecast = LivingCluster.text(record.value());
            if (forecast.contains("\"pump@")) {
                warm.add(LivingCluster.text(record.key()));
            }
            VersionDecision decided = decisions.stream()
                    .filter(decision -> decision.fromMillis() <= record.timestamp())
                    .findFirst()
                    .orElseThrow();
            // A series changes by a share of one millisecond later.
            boolean turning = record.timestamp() == decided.fromMillis();
            if (!turning && warm.contains(LivingCluster.text(record.key()))) {
                String version = decided.retires() ? "naive@0" : "pump@" + decided.version();
                assertThat(forecast)
                        .as("at %d ms of %s", record.timestamp(), decisions)
                        .contains("\"" + version + "\"");
                seen.add(record.partition() + " " + decided.fromMillis());
            }
        }
        assertThat(seen).hasSize(LivingCluster.PARTITIONS * decisions.size());
    }
}
