package io.wavecast.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.SeriesScaling;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.trainer.adapt.HeldOutAdapted;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecaster;
import io.wavecast.trainer.judge.HeldOutForecasters;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With scaling per series, the trainer's evaluation is what the service publishes, to the bit: over restarts and a shift of the level. */
class ScaleAgreementTest {
    private static final int WARM_UP = 32;
    private static final long SECOND = 1_000_000;
    private static final List<Integer> HORIZONS = List.of(1, 6);
    private static final int SHIFT = 200;

    @Test
    void shouldForecastInTheStreamAsTheTrainerEvaluates() {
        agree(values(5_000));
    }

    @Test
    void shouldAgreeAfterTheStepOfAConstantSeries() {
        double[][] values = new double[600][1];
        for (int t = SHIFT; t < values.length; t++) {
            values[t][0] = t < 2 * SHIFT ? 5 : 5 + t % 3;
        }
        agree(values);
    }

    /** Where the scale is learned anew, corrections begin anew, too. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 5_000})
    void shouldCorrectInTheStreamAsTheTrainerEvaluates(double shift) {
        agree(values(shift), Optional.of(AdapterSettings.of(5, 250, HORIZONS).withMeans(AdapterSettings.MEANS)));
    }

    /** The scale of the first values of a series is not the one that it has in the end. */
    @Test
    void shouldAgreeOnCorrectionsAfterAFirstValueUnlikeTheOthers() {
        double[][] values = values(0);
        for (int t = 0; t < values.length; t++) {
            values[t][0] = t == 0 ? 1e-3 : values[t][0] - 101_325;
        }
        agree(values, Optional.of(AdapterSettings.of(0, 250, HORIZONS)));
    }

    private static void agree(double[][] values) {
        agree(values, Optional.empty());
    }

    private static void agree(double[][] values, Optional<AdapterSettings> adapter) {
        Model model = new ModelCodec().read(new ModelCodec().write(model(adapter)));
        HeldOutErrors judged = HeldOutErrors.of(
                "judged",
                HORIZONS,
                List.of(new SeriesSlice(values, WARM_UP)),
                adapter.<HeldOutForecaster>map(settings -> new HeldOutAdapted(model, settings))
                        .orElseGet(() -> HeldOutForecasters.network(model)));

        double[][] published = published(model, values);

        for (int h = 0; h < HORIZONS.size(); h++) {
            for (int t = WARM_UP; t + HORIZONS.get(h) < values.length; t++) {
                int target = t + HORIZONS.get(h);
                assertThat(published[t][h] - values[target][0])
                        .as("sample %d", t)
                        .isEqualTo(judged.errors(h, 0)[target - WARM_UP]);
            }
        }
    }

    @Test
    void shouldFollowALevelThatStaysOutOfRange() {
        double[][] values = values(5_000);

        double[][] published = published(model(Optional.empty()), values);

        for (int t = SHIFT + WARM_UP; t < values.length - 1; t++) {
            assertThat(published[t][0]).as("sample %d", t).isBetween(105_000.0, 107_000.0);
        }
    }

    @Test
    void shouldCorrectForecastsOfSeriesInAnyUnit() {
        double[][] values = values(0);
        double[][] large = new double[values.length][1];
        for (int t = 0; t < values.length; t++) {
            large[t][0] = values[t][0] * 1024; // a power of two changes no bit of what is learned
        }
        Model model = model(Optional.of(AdapterSettings.of(0, 250, HORIZONS)));

        double[][] one = published(model, values);
        double[][] other = published(model, large);
        double[][] frozen = published(model(Optional.empty()), values);

        int corrected = 0;
        for (int t = WARM_UP; t < values.length; t++) {
            assertThat(other[t][1]).as("sample %d", t).isEqualTo(one[t][1] * 1024);
            corrected += one[t][1] == frozen[t][1] ? 0 : 1;
        }
        assertThat(corrected).isGreaterThan(200);
    }

    /** (time)(horizons) what the service publishes, with its state written and read now and then. */
    private static double[][] published(Model model, double[][] values) {
        var forecaster = new SeriesForecaster(ForecastSettings.DEFAULTS);
        var codec = new SeriesStateCodec();
        SeriesState state = forecaster.newState(1);
        double[][] published = new double[values.length][HORIZONS.size()];
        for (int t = 0; t < values.length; t++) {
            var observation = new Observation(1_700_000_000 * SECOND + t * SECOND, values[t][0]);
            var answer = (ObservationResult.Accepted) forecaster.observe(
                    state, observation, Optional.of(model), observation.timeMicros(), observation.timeMicros());
            for (int h = 0; h < HORIZONS.size(); h++) {
                published[t][h] = answer.draft().mean(h)[0];
            }
            state = t % 7 == 0 ? codec.read(codec.write(state)) : state;
        }
        return published;
    }

    private static double[][] values(double shift) {
        var random = new Random(1);
        double[][] values = new double[600][1];
        for (int t = 0; t < values.length; t++) {
            values[t][0] = 101_325 + (t < SHIFT ? 0 : shift) + 30 * StrictMath.sin(t / 4.0) + random.nextGaussian();
        }
        return values;
    }

    private static Model model(Optional<AdapterSettings> adapter) {
        NetworkSpec network = NetworkSpec.linear(1, 1, 2);
        return new Model(
                new ModelVersion("default", 1),
                new ModelSpec(network, SECOND, HORIZONS, WARM_UP, 0.9),
                Preprocessing.perSeries(SeriesScaling.robust(WARM_UP), 1, -20, 20, false),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(1, network.hidden(), new float[network.hidden()]),
                        new float[1],
                        Optional.of(Matrix.fromRowMajor(1, 2, new float[] {1.5f, -0.6f}))),
                Lineage.UNKNOWN,
                adapter);
    }
}
