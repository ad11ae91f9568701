package io.wavecast.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.core.series.Observation;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.forecast.ObservationResult;
import io.wavecast.streams.forecast.SeriesForecaster;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.TestModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes that a commit writes for a series, beside those that really changed: its state without past inputs, and the new samples. */
class WrittenBytesTest {
    private static final String NAME = "plant/7/pressure";
    private static final double LIMIT = 1.5;
    private static final int COMMITS = 320; // ten chunks of one channel
    private static final int RING = 512;
    private static final int LAGS = 32;
    private static final long START = 1_717_171_717_000_000L;
    private static final long PERIOD = 10_000;

    @ParameterizedTest
    @CsvSource({
        "LSTM, 64, 1", "LSTM, 64, 8", "LSTM, 64, 64",
        "ELMAN, 32, 1", "ELMAN, 32, 8", "ELMAN, 32, 64",
        "NONE, 0, 1", "NONE, 0, 8", "NONE, 0, 64"
    })
    void shouldWriteLittleMoreThanWhatChanged(CellKind cell, int units, int channels) {
        Model model = cell == CellKind.NONE
                ? autoregression(channels)
                : TestModel.aModel().cell(cell).hidden(units).channels(channels).build();

        for (int perCommit : new int[] {1, 10}) {
            double ratio = ratio(model, perCommit);
            assertThat(ratio)
                    .as("%s of %d units, %d channels, %d observations per commit", cell, units, channels, perCommit)
                    .isBetween(1.0, LIMIT);
        }
    }

    /** Written bytes per commit by changed bytes, keys included in both. */
    private static double ratio(Model model, int perCommit) {
        var stored = new InMemoryByteStore();
        var states = new StoredStates(stored, (series, e) -> {
            throw e;
        });
        var forecaster = new SeriesForecaster(ForecastSettings.DEFAULTS);
        int channels = model.spec().channels();
        SeriesState state = forecaster.newState(channels);
        Random random = new Random(1);
        long tick = 0;
        for (int i = 0; i < 2 * RING; i++) {
            observe(forecaster, model, state, tick++, random);
            states.write(NAME, state);
        }
        assertThat(state.lifecycle()).isInstanceOf(Following.class);
        assertThat(state.ring().size()).isEqualTo(RING);

        stored.bytesWritten = 0;
        double changed = 0;
        for (int commit = 0; commit < COMMITS; commit++) {
            for (int i = 0; i < perCommit; i++) {
                observe(forecaster, model, state, tick++, random);
            }
            states.write(NAME, state);
            int written = stored.bytes.get(NAME).length;
            int samples = perCommit - state.ring().heldSize();
            changed += NAME.length() + written + (double) samples * channels * Double.BYTES;
        }
        assertThat(new SeriesStateCodec().write(state)).isEqualTo(stored.bytes.get(NAME));
        return stored.bytesWritten / changed;
    }

    private static void observe(SeriesForecaster forecaster, Model model, SeriesState state, long tick, Random random) {
        double[] sample = new double[state.channels()];
        Arrays.setAll(sample, c -> random.nextGaussian());
        long time = START + tick * PERIOD;
        var result = forecaster.observe(state, new Observation(time, sample), Optional.of(model), time, time);
        assertThat(result).isInstanceOf(ObservationResult.Accepted.class);
    }

    private static Model autoregression(int channels) {
        NetworkSpec network = NetworkSpec.linear(channels, channels, LAGS);
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return new Model(
                new ModelVersion("plant", 1),
                new ModelSpec(network, PERIOD, List.of(1), LAGS, 0.9),
                new Preprocessing(new Scaling(Scaling.Kind.Z_SCORE, new double[channels], ones, -10, 10), false),
                new Weights(
                        List.of(),
                        Matrix.fromRowMajor(channels, 0, new float[0]),
                        new float[channels],
                        Optional.of(
                                Matrix.fromRowMajor(channels, LAGS * channels, new float[channels * LAGS * channels]))),
                Lineage.UNKNOWN);
    }
}
