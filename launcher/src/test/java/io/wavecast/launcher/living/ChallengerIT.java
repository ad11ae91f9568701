package io.wavecast.launcher.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.trainer.decide.PromotionRule;
import io.wavecast.trainer.live.DeciderListener;
import io.wavecast.trainer.live.Deciders;
import io.wavecast.trainer.live.OpenTest;
import io.wavecast.trainer.live.Proposal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A challenger is published, scored by two instances, and promoted by one of two deciders; when that one ends, the other one is active. Then a
 * person rolls the version back, and both instances follow.
 */
@Tag("slow")
class ChallengerIT {
    private static final PromotionRule QUICK = new PromotionRule(0.05, 256, 2, 0.01, 0, 10, 4_096, Duration.ZERO);

    @Test
    void shouldPromoteABetterChallenger(@TempDir Path folder) throws Exception {
        try (var broker = LocalBroker.start(0);
                var cluster = new LivingCluster(broker, "living.")) {
            var signal = new PumpSignal(cluster);
            String forecasts = cluster.topics().forecasts();
            cluster.publish(LinearModel.of("pump", PumpSignal.PERIOD, 0.5f), Promotion.RULE);
            List<TestDecider> deciders = new ArrayList<>();
            try {
                cluster.serve(folder.resolve("one"), folder.resolve("other"));
                LivingCluster.until(signal::send, () -> cluster.has(forecasts, "pump@1"));

                cluster.publish(LinearModel.of("pump", PumpSignal.PERIOD, 1), Promotion.RULE);
                String scored = "\"model\":\"pump@2\",\"status\":\"challenger\"";
                LivingCluster.until(
                        signal::send, () -> cluster.has(cluster.topics().forecastScores(), scored));
                assertThat(cluster.has(forecasts, "pump@2")).isFalse();

                deciders.add(new TestDecider(cluster));
                deciders.add(new TestDecider(cluster));
                LivingCluster.until(signal::send, () -> cluster.has(forecasts, "pump@2"));
                endTheActiveOne(deciders);

                assertPromoted(cluster);
                assertThat(cluster.models("rollback", "pump", "--swap-over=1ms"))
                        .contains("pump@1 is in force, replaces pump@2 for records from ");
                LivingCluster.until(signal::send, () -> cluster.allForecastWith("pump", "pump@1"));
            } finally {
                for (TestDecider decider : deciders) {
                    decider.end();
                }
            }
            assertThat(cluster.models("history", "pump")).containsPattern("(?s)rollback.*rule");
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

        TestDecider(LivingCluster cluster) {
            thread = Deciders.start(Deciders.create(
                    cluster.client(),
                    cluster.topics(),
                    "living.",
                    QUICK,
                    Optional.of("pump"),
                    SwapTiming.AT_ONCE,
                    this));
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

    private static void assertPromoted(LivingCluster cluster) throws InterruptedException {
        List<VersionDecision> decisions = cluster.decisions("pump");
        assertThat(decisions).extracting(VersionDecision::version).containsExactly(2L, 1L);
        assertThat(decisions.get(0).by()).isEqualTo("rule");
        assertThat(decisions.get(0).why())
                .contains("smaller than that of pump@1")
                .contains("2 series");
        assertThat(cluster.models("compare", "pump@1", "pump@2", "--decide-block=10", "--decide-series=2"))
                .contains("smaller than that of pump@1")
                .contains("at 95 %");
        assertThat(cluster.models("list")).containsPattern("pump +2 ").contains(" rule ");
    }
}
