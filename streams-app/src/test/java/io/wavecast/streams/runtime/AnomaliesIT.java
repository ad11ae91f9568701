package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.FalseAlarms;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Plants a spike, a shift, a stuck value and a silence in noise around 20, one sample per 10 ms. */
@ExtendWith(SharedBroker.class)
class AnomaliesIT {
    private static final int SPIKE = 1_500;
    private static final int SHIFT = 2_000;
    private static final int STUCK = 2_500;
    private static final int END = 2_700;
    private static final int RESUMED = END + 5_000; // after a gap

    @TempDir
    Path directory;

    @Test
    void shouldTellTheSameWhetherItIsStoppedInBetweenOrNot(LocalBroker broker) throws Exception {
        List<String> stopped;
        try (var lab = new ServiceLab(broker, "anomalies")) {
            publish(lab);
            lab.whileServing(config(lab, "first"), service -> {
                observe(lab, 0, SPIKE + 5);
                lab.read(lab.topics().forecasts(), SPIKE + 5);
            });
            lab.whileServing(config(lab, "second"), service -> {
                observe(lab, SPIKE + 5, END);
                lab.read(lab.topics().forecasts(), END);
                int before = lab.texts(lab.topics().anomalies(), 1).size();
                List<String> silent = lab.texts(lab.topics().anomalies(), before + 1); // by the clock
                assertThat(silent.get(silent.size() - 1)).contains("\"kind\":\"silence\"");
                assertThat(Http.get(service, "/metrics").body())
                        .contains("wavecast_anomalies_begun_total{kind=\"silence\",model=\"default\"} 1.0");
                observe(lab, RESUMED, RESUMED + 200);
                lab.read(lab.topics().forecasts(), END + 200);
            });
            stopped = lab.texts(lab.topics().anomalies(), 8);
        }

        for (String kind : List.of("spike", "stuck", "silence")) {
            assertThat(stopped.stream().filter(told -> told.contains("\"" + kind + "\"")))
                    .as(kind)
                    .hasSizeGreaterThanOrEqualTo(2);
        }
        assertThat(stopped).anyMatch(told -> told.contains("\"kind\":\"shift\"") && told.contains("\"until\":null"));
        assertThat(stopped.stream().filter(told -> told.contains("\"until\":null")))
                .hasSize(stopped.size() / 2); // each that began has ended
        assertThat(stopped).isEqualTo(undisturbed(broker, stopped.size()));
    }

    /** The silence is found by the observation after it. */
    private List<String> undisturbed(LocalBroker broker, int count) throws Exception {
        try (var lab = new ServiceLab(broker, "anomalies-calm")) {
            publish(lab);
            observe(lab, 0, END);
            observe(lab, RESUMED, RESUMED + 200);
            lab.whileServing(config(lab, "calm"), service -> {
                lab.read(lab.topics().forecasts(), END + 200);
            });
            return lab.texts(lab.topics().anomalies(), count);
        }
    }

    private ServeConfig config(ServiceLab lab, String folder) {
        AnomalySettings settings = AnomalySettings.of(FalseAlarms.every(Duration.ofMinutes(2)));
        return lab.config(directory.resolve(folder))
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
            return 60;
        }
        if (tick >= STUCK && tick < STUCK + 50) {
            return 20.5;
        }
        return 20 + noise + (tick >= SHIFT && tick < STUCK ? 8 : 0);
    }
}
