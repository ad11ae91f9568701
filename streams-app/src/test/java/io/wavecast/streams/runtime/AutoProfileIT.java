package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kafka Streams commits every ten minutes here, so that committed forecasts are those whose commit the service requested. */
@ExtendWith(SharedBroker.class)
class AutoProfileIT {
    private static final Map<String, Object> RARELY =
            Map.of("commit.interval.ms", "600000", "producer.transaction.timeout.ms", "900000");

    @Test
    void shouldCommitAtOnceForAModelThatWasPublishedBeforeTheStart(LocalBroker broker, @TempDir Path stateDir)
            throws Exception {
        try (var lab = new ServiceLab(broker, "auto-before")) {
            lab.publish(aModel().build());
            lab.flush();
            lab.whileServing(lab.config(stateDir, RARELY).build(), service -> {
                assertThat(Http.get(service, "/metrics").body()).contains(profile("latency"));

                for (int tick = 0; tick < 5; tick++) {
                    lab.observe("pump", tick, tick);
                    lab.texts(lab.topics().forecasts(), tick + 1);
                }
            });
        }
    }

    @Test
    void shouldFollowTheModelsInForceWithoutARestart(LocalBroker broker, @TempDir Path stateDir) throws Exception {
        try (var lab = new ServiceLab(broker, "auto-after");
                var service = lab.serve(lab.config(stateDir, RARELY).build())) {
            lab.publish(aModel().named("slow").periodMicros(7_200_000_000L).build());
            Http.await(service, "/metrics", page -> page.contains("wavecast_models_in_force 1.0\n"));
            assertThat(Http.get(service, "/metrics").body())
                    .contains(profile("throughput"))
                    .contains("wavecast_horizon_ahead_seconds{horizon=\"1\",model=\"slow\"} 7200.0")
                    .contains("wavecast_horizon_first_on_time{model=\"slow\"} 1.0");

            lab.publish(aModel().named("pump").build());
            Http.await(service, "/metrics", page -> page.contains(profile("latency")));
            lab.observe("pump", 0, 1, 2, 3);
            lab.texts(lab.topics().forecasts(), 3);

            lab.send(lab.topics().models(), "pump", null);
            Http.await(service, "/metrics", page -> page.contains(profile("throughput")));
        }
    }

    private static String profile(String inEffect) {
        return "wavecast_profile_info{guarantee=\"exactly-once\",profile=\"" + inEffect + "\",setting=\"auto\"} 1";
    }
}
