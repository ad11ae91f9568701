package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.FalseAlarms;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Plants a spike, a shift, a stuck value and a silence in noise around 0, one sample per 10 ms. */
@ExtendWith(SharedBroker.class)
class AnomaliesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SPIKE = 1_500;
    private static final int SHIFT = 2_000;
    private static final int STUCK = 2_500;
    private static final int END = 2_700;
    private static final int RESUMED = END + 5_000; // after a gap

    @TempDir
    Path directory;

    @Test
    void shouldTellTheSameWhetherItIsStoppedInBetweenOrNot(LocalBroker broker) throws Exception {
        List<String> told = new ArrayList<>();
        try (var lab = new ServiceLab(broker, "anomalies")) {
            publish(lab);
            lab.whileServing(config(lab, "first"), service -> {
                observe(lab, 0, SPIKE + 5);
                lab.read(lab.topics().forecasts(), SPIKE + 5);
            });
            lab.whileServing(config(lab, "second"), service -> {
                observe(lab, SPIKE + 5, END);
                await().atMost(PATIENCE).until(() -> begun(anomalies(lab), "silence")); // by the clock
                observe(lab, RESUMED, RESUMED + 200);
                await().atMost(PATIENCE).until(() -> allEnded(anomalies(lab)));
                assertThat(Http.get(service, "/metrics").body())
                        .contains("wavecast_anomalies_begun_total{kind=\"silence\",model=\"default\"} 1.0")
                        .contains("wavecast_anomalies_active 0.0");
            });
            told.addAll(anomalies(lab));
        }

        assertThat(List.of("spike", "shift", "stuck", "silence")).allMatch(kind -> begun(told, kind));
        undisturbed(broker, told);
    }

    /** The silence is found by the observation after it. */
    private void undisturbed(LocalBroker broker, List<String> expected) throws Exception {
        try (var lab = new ServiceLab(broker, "anomalies-calm")) {
            publish(lab);
            observe(lab, 0, END);
            observe(lab, RESUMED, RESUMED + 200);
            lab.whileServing(config(lab, "calm"), service -> {
                lab.read(lab.topics().forecasts(), END + 200);
            });
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(anomalies(lab)).isEqualTo(expected));
        }
    }

    private static List<String> anomalies(ServiceLab lab) {
        return lab.texts(lab.topics().anomalies(), 1);
    }

    private static boolean begun(List<String> told, String kind) {
        return told.stream().anyMatch(anomaly -> anomaly.contains("\"kind\":\"" + kind + "\"") && begins(anomaly));
    }

    /** Whether the silence and whatever else began have ended. */
    private static boolean allEnded(List<String> told) {
        return 2 * told.stream().filter(AnomaliesIT::begins).count() == told.size()
                && told.stream().anyMatch(anomaly -> anomaly.contains("silence") && !begins(anomaly));
    }

    private static boolean begins(String anomaly) {
        return anomaly.contains("\"until\":null");
    }

    private ServeConfig config(ServiceLab lab, String folder) {
        AnomalySettings settings = AnomalySettings.of(FalseAlarms.every(Duration.ofMinutes(2)));
        return lab.config(directory.resolve(folder))
                .profile(Profile.THROUGHPUT)
                .forecast(ForecastSettings.DEFAULTS.withAnomalies(Optional.of(settings)))
                .build();
    }

    private static void publish(ServiceLab lab) {
        lab.publish(aModel().build());
        lab.flush();
    }

    private static void observe(ServiceLab lab, int from, int to) {
        double[] values = new double[to - from];
        for (int tick = from; tick < to; tick++) {
            values[tick - from] = value(tick);
        }
        lab.observe("pump", from, values);
        lab.flush();
    }

    private static double value(int tick) {
        double noise = new Random(tick).nextGaussian();
        if (tick == SPIKE) {
            return 40;
        }
        if (tick >= STUCK && tick < STUCK + 50) {
            return 0.5;
        }
        return noise + (tick >= SHIFT && tick < STUCK ? 8 : 0);
    }
}
