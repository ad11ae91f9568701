package io.wavecast.streams.forecast;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.adapt.AdapterLayout;
import io.wavecast.core.adapt.AdapterSize;
import io.wavecast.core.adapt.ForecastCorrector;
import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.streams.anomaly.AnomalySettings;
import io.wavecast.streams.anomaly.Shield;
import io.wavecast.streams.series.codec.SeriesStateCodec;
import io.wavecast.streams.testing.OfflineForecasts;
import io.wavecast.streams.testing.TestModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forecasts of a model with an adapter. The model's weights are random, so there is much to correct. */
class AdaptedForecastTest {
    private static final List<Integer> HORIZONS = List.of(1, 2, 7);
    private static final int COUNT = AdapterLayout.of(settings(5, HORIZONS)).count();
    private static final Model MODEL = adapted(shape(1).version(1), 5, HORIZONS);

    private OneSeries series = new OneSeries(1);

    /** The stream and the judge run the same code: through restarts, and with missing channels and samples. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldForecastToTheBitAsTheJudgeDoes(int channels) {
        Model model = adapted(shape(channels).scale(2), 5, List.of(1, 7));
        double[][] values = values(400, channels, 3);
        var random = new Random(4);
        for (int t = 20; t < values.length; t++) {
            for (int c = 0; c < channels; c++) {
                values[t][c] = random.nextInt(20) == 0 ? Double.NaN : values[t][c];
            }
        }
        var offline = new OfflineForecasts(model, values);
        series = new OneSeries(channels);
        series.servedBy(model);
        int corrected = 0;
        for (int t = 0; t < values.length; t++) {
            if (Arrays.stream(values[t]).allMatch(Double::isNaN)) {
                continue; // a missing sample
            }
            Forecast forecast = series.accepted(t, values[t]).forecast();
            for (int h = 0; h < HORIZONS.size() && t >= 4; h++) {
                assertThat(forecast.steps().get(h).mean()).as("sample %d", t).isEqualTo(offline.adapted(t)[h]);
                corrected += forecast.steps().get(h).mean()[0] == offline.frozen(t)[h][0] ? 0 : 1;
            }
            series = random.nextInt(10) == 0 ? series.readBack() : series;
        }
        assertThat(corrected).isGreaterThan(300); // of two horizons; those in between stay as they are
    }

    @Test
    void shouldFollowALevelShiftThatTheModelDoesNotFollow() {
        double[][] values = values(1_000, 1, 5);
        for (int t = 300; t < values.length; t++) {
            values[t][0] += 4;
        }
        var frozen = new OneSeries(1);
        frozen.servedBy(MODEL.withAdapter(Optional.empty()));
        series.servedBy(MODEL);
        double[] errors = new double[2];
        double[] widths = new double[2];
        for (int t = 0; t + 7 < values.length; t++) {
            HorizonForecast corrected =
                    series.accepted(t, values[t]).forecast().steps().get(2);
            HorizonForecast plain =
                    frozen.accepted(t, values[t]).forecast().steps().get(2);
            if (t > 500) {
                errors[0] += Math.abs(corrected.mean()[0] - values[t + 7][0]);
                errors[1] += Math.abs(plain.mean()[0] - values[t + 7][0]);
                widths[0] += corrected.upper()[0] - corrected.lower()[0];
                widths[1] += plain.upper()[0] - plain.lower()[0];
            }
        }
        assertThat(errors[0]).isLessThan(0.3 * errors[1]);
        assertThat(widths[0]).isLessThan(0.5 * widths[1]); // intervals follow from the corrected errors
    }

    @Test
    void shouldChangeNothingWithoutAnAdapter() {
        series.servedBy(MODEL.withAdapter(Optional.empty()));
        double[][] values = values(60, 1, 6);
        for (int t = 0; t < values.length; t++) {
            series.accepted(t, values[t]);
        }
        assertThat(series.state.sections().isEmpty()).isTrue();
        series.state.pending().forEach(forecast -> assertThat(forecast.lesson()).isEmpty());
    }

    @Test
    void shouldNotLearnFromFilledSamples() {
        observe(0, 50);
        double[] before = adaptation().learned().numbers().clone();
        double[] newest = series.state.last().clone();
        series.accepted(53, newest); // three samples are missing: their forecasts stay without a score

        double[] after = adaptation().learned().numbers();
        // One score at most for each of the three horizons, instead of four.
        int counts = 0;
        int size = after.length / HORIZONS.size();
        for (int i = COUNT; i < after.length; i += size) {
            counts += after[i] > before[i] + 0.5 ? 1 : 0;
            assertThat(after[i]).isLessThan(before[i] + 1.5);
        }
        assertThat(counts)
                .isEqualTo(1); // the forecast 7 steps ahead of 53; those 1 and 2 ahead would be from 52 and 51
    }

    @Test
    void shouldKeepWhatItLearnedThroughALongGapButNotTheSeason() {
        observe(0, 60);
        double[] learned = adaptation().learned().numbers().clone();
        series.accepted(100, 1); // more than three samples are missing
        assertThat(series.state.ring().size()).isEqualTo(1);
        assertThat(adaptation().learned().numbers()).isEqualTo(learned);
        series = series.readBack();
        double[][] values = values(4, 1, 9);
        double mean = 1;
        for (int t = 1; t < values.length; t++) {
            series.accepted(100 + t, values[t]);
            mean += (values[t][0] - mean) / 20;
        }
        assertThat(adaptation().means().values()).containsExactly(mean);
        assertThat(adaptation().season().value(3, 0)).isEqualTo(1);
        assertThat(adaptation().season().value(4, 0)).isNaN();
        assertThat(adaptation().learned().numbers()).isEqualTo(learned);
    }

    @Test
    void shouldBeginUncorrectedWithAnotherVersionAndKnowTheSeason() {
        observe(0, 60);
        double last = series.state.last()[0];
        Model next = adapted(shape(1).version(2).seed(9), 5, HORIZONS);
        series.servedBy(next);
        Forecast forecast = series.accepted(60, 0.5).forecast();

        assertThat(adaptation().model()).isEqualTo(next.version());
        assertThat(adaptation().learned().numbers()).containsOnly(0);
        assertThat(adaptation().season().value(1, 0)).isEqualTo(last);
        assertThat(adaptation().season().value(4, 0)).isNotNaN();
        assertThat(forecast.model()).isEqualTo(next.version());
    }

    @Test
    void shouldForgetWhatItLearnedOnceTheVersionServesNoLonger() {
        observe(0, 60);
        Model plain = MODEL.withAdapter(Optional.empty())
                .withVersion(shape(1).version(2).build().version());
        series.servedBy(plain);
        series.accepted(60, 0.5);

        assertThat(series.state.sections().isEmpty()).isTrue();
        series.state.pending().forEach(pending -> assertThat(pending.lesson()).isEmpty());
    }

    /** An instance of an earlier build, which skips the adapter, wrote the state. */
    @Test
    void shouldBeginToCorrectASeriesThatWasServedWithoutTheAdapter() {
        series.servedBy(MODEL.withAdapter(Optional.empty()));
        double[][] values = values(30, 1, 6);
        for (int t = 0; t < values.length; t++) {
            series.accepted(t, values[t]);
        }
        series = series.readBack();
        series.servedBy(MODEL);
        series.accepted(30, 0.1);

        assertThat(adaptation().season().value(4, 0)).isEqualTo(values[26][0]);
    }

    /** An instance of an earlier build, which ignores the means in the model, wrote the state. */
    @Test
    void shouldBeginAnewWhereCorrectionsHadNoMeans() {
        series.servedBy(MODEL.withAdapter(MODEL.adapter().map(all -> all.withMeans(List.of()))));
        double[][] values = values(60, 1, 6);
        for (int t = 0; t < 40; t++) {
            series.accepted(t, values[t]);
        }
        assertThat(adaptation().means().values()).isEmpty();
        series = series.readBack();
        series.servedBy(MODEL);
        for (int t = 40; t < values.length; t++) {
            series.accepted(t, values[t]);
            series = series.readBack();
        }

        assertThat(adaptation().means().values()).hasSize(AdapterSettings.MEANS.size());
        assertThat(adaptation().learned().numbers()[COUNT]).isBetween(15.0, 20.0);
    }

    /** As in gaps: the corrections are for what is published. */
    @Test
    void shouldShieldTheNetworkWithTheModelsOwnForecast() {
        AnomalySettings shielded = AnomalySettings.falseAlarmEvery(10_000).withShield(new Shield(3, 64));
        series = new OneSeries(2, OneSeries.SETTINGS.withAnomalies(Optional.of(shielded)));
        series.servedBy(adapted(shape(2).version(1), 5, HORIZONS));
        double[][] values = values(300, 2, 2);
        for (int t = 0; t < values.length; t++) {
            series.accepted(t, values[t]);
        }
        double[] own = {Double.NaN, Double.NaN};
        series.state.pending().forEach(forecast -> {
            for (int c = 0; c < own.length && forecast.horizon() == 1; c++) {
                own[c] = ForecastCorrector.modelsOwn(forecast.lesson(), own.length, c);
                assertThat(forecast.mean()[c]).isNotEqualTo(own[c]);
            }
        });

        series.accepted(300, 1e6, 1e6);

        assertThat(series.state.last()).isEqualTo(own);
    }

    /** Trainer and service refuse adapters by this size. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldAddTheSizeThatIsLimitedToTheState(int channels) {
        Model model = adapted(shape(channels).version(1), 5, HORIZONS);
        long size = AdapterSize.bytes(model.adapter().orElseThrow(), channels);

        long added = (long) stateBytes(model, channels) - stateBytes(model.withAdapter(Optional.empty()), channels);

        int pending = HORIZONS.stream().mapToInt(horizon -> horizon).sum();
        assertThat(added - size)
                .as("name and number of the version, lengths of arrays")
                .isBetween(0L, 64L + (long) Integer.BYTES * pending);
    }

    /** Bytes of a series' state, once forecasts of all horizons are pending. */
    private static int stateBytes(Model model, int channels) {
        var served = new OneSeries(channels);
        served.servedBy(model);
        double[][] values = values(60, channels, 6);
        for (int t = 0; t < values.length; t++) {
            served.accepted(t, values[t]);
        }
        return new SeriesStateCodec().write(served.state).length;
    }

    private void observe(int from, int to) {
        series.servedBy(MODEL);
        double[][] values = values(to, 1, 2);
        for (int t = from; t < to; t++) {
            series.accepted(t, values[t]);
        }
        assertThat(adaptation().learned().numbers()[COUNT]).isGreaterThan(10);
    }

    private Adaptation adaptation() {
        Adaptation adaptation = series.state.sections().adaptation();
        assertThat(adaptation).isNotNull();
        return adaptation;
    }

    private static TestModel shape(int channels) {
        return aModel().channels(channels).horizons(1, 2, 7);
    }

    private static Model adapted(TestModel model, int season, List<Integer> horizons) {
        return model.build().withAdapter(Optional.of(settings(season, horizons)));
    }

    private static AdapterSettings settings(int season, List<Integer> horizons) {
        return AdapterSettings.of(season, 300, horizons).withMeans(AdapterSettings.MEANS);
    }

    private static double[][] values(int count, int channels, long seed) {
        var random = new Random(seed);
        double[][] values = new double[count][channels];
        for (int t = 0; t < count; t++) {
            for (int c = 0; c < channels; c++) {
                values[t][c] = StrictMath.sin(2 * Math.PI * t / 5 + c) + 0.1 * random.nextGaussian();
            }
        }
        return values;
    }
}
