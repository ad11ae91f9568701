package io.wavecast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.trainer.adapt.HeldOutAdapted;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The trainer's evaluation of corrected forecasts is what the service publishes, to the bit: the two never meet but in a topic. */
class AdapterAgreementTest {
    private static final int WARM_UP = 4;
    private static final long SECOND = 1_000_000;
    private static final List<Integer> HORIZONS = List.of(1, 6);

    @Test
    void shouldForecastInTheStreamAsTheTrainerEvaluates() {
        var random = new Random(1);
        double[][] values = new double[600][1];
        for (int t = 0; t < values.length; t++) {
            values[t][0] = 100 + (t < 300 ? 0 : 50) + 10 * StrictMath.sin(2 * Math.PI * t / 24) + random.nextGaussian();
        }
        AdapterSettings settings = AdapterSettings.of(24, 500, HORIZONS);
        Model model = model(settings);
        HeldOutErrors judged = HeldOutErrors.of(
                "judged", HORIZONS, List.of(new SeriesSlice(values, WARM_UP)), new HeldOutAdapted(model, settings));

        var forecaster = new SeriesForecaster(ForecastSettings.DEFAULTS);
        SeriesState state = forecaster.newState(1);
        for (int t = 0; t < values.length; t++) {
            var observation = new Observation(1_700_000_000 * SECOND + t * SECOND, values[t][0]);
            var answer = (ObservationResult.Accepted) forecaster.observe(
                    state, observation, Optional.of(model), observation.timeMicros(), observation.timeMicros());
            for (int h = 0; h < HORIZONS.size(); h++) {
                int target = t + HORIZONS.get(h);
                if (t + 1 >= WARM_UP && target < values.length) {
                    double error = answer.draft().mean(h)[0] - values[target][0];
                    assertThat(error).as("sample %d", t).isEqualTo(judged.errors(h, 0)[target - WARM_UP]);
                }
            }
        }
        assertThat(state.sections().adaptation()).isNotNull();
    }

    /** A model that pulls the last value towards 100. */
    private static Model model(AdapterSettings settings) {
        NetworkSpec network = NetworkSpec.linear(1, 1, 1);
        var scaling = new Scaling(Scaling.Kind.Z_SCORE, new double[] {100}, new double[] {7}, -20, 20);
        return new Model(
                new ModelVersion("pump", 1),
                new ModelSpec(network, SECOND, HORIZONS, WARM_UP, 0.9),
                new Preprocessing(scaling, false),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(1, network.hidden(), new float[network.hidden()]),
                        new float[1],
                        Optional.of(Matrix.fromRowMajor(1, 1, new float[] {0.9f}))),
                Lineage.UNKNOWN,
                Optional.of(settings));
    }
}
