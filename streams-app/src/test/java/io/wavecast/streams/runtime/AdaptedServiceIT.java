package io.wavecast.streams.runtime;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.wire.ForecastCodec;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.OfflineForecasts;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import io.wavecast.streams.testing.Signals;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks that a service forecasts a model with an adapter as the judge does, to the bit, through a restart from the changelog. */
@ExtendWith(SharedBroker.class)
class AdaptedServiceIT {
    private static final int SAMPLES = 400;
    private static final int SHIFT = 150;
    private static final int STEPS = 5;

    @TempDir
    Path directory;

    @Test
    void shouldCorrectForecastsAsTheJudgeDoesAndFollowALevelShift(LocalBroker broker) throws Exception {
        Model model = aModel().horizons(1, STEPS)
                .build()
                .withAdapter(Optional.of(AdapterSettings.of(50, 200, List.of(1, STEPS))));
        double[] values = Signals.noisySine(SAMPLES, 12);
        for (int t = SHIFT; t < SAMPLES; t++) {
            values[t] += 4;
        }
        List<Forecast> forecasts;
        try (var lab = new ServiceLab(broker, "adapted")) {
            lab.publish(model);
            lab.flush();
            lab.whileServing(directory.resolve("first"), service -> {
                observe(lab, values, 0, 250);
                lab.read(lab.topics().forecasts(), 250);
            });
            lab.whileServing(directory.resolve("other"), service -> {
                observe(lab, values, 250, SAMPLES);
                lab.read(lab.topics().forecasts(), SAMPLES);
            });
            var codec = new ForecastCodec();
            forecasts = lab.read(lab.topics().forecasts(), SAMPLES).stream()
                    .map(record -> codec.read(record.value()))
                    .toList();
        }

        var offline = new OfflineForecasts(
                model,
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
        double adapted = 0;
        double frozen = 0;
        for (int t = model.spec().warmup(); t < SAMPLES; t++) {
            for (int h = 0; h < 2; h++) {
                assertThat(forecasts.get(t).steps().get(h).mean())
                        .as("sample %d", t)
                        .isEqualTo(offline.adapted(t)[h]);
            }
            if (t > SHIFT && t + STEPS < SAMPLES) {
                adapted += Math.abs(offline.adapted(t)[1][0] - values[t + STEPS]);
                frozen += Math.abs(offline.frozen(t)[1][0] - values[t + STEPS]);
            }
        }
        assertThat(adapted).isLessThan(0.7 * frozen);
    }

    private static void observe(ServiceLab lab, double[] values, int from, int to) {
        lab.observe("pump", from, Arrays.copyOfRange(values, from, to));
        lab.flush();
    }
}
