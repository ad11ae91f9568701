package io.wavecast.streams.forecast;

import static io.wavecast.streams.testing.TestModel.aModel;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Holidays;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.streams.series.PendingForecast;
import io.wavecast.streams.testing.OfflineForecasts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Forecasts of a model that knows the calendar and holidays, of hours around Easter and the beginning of daylight saving time, with times that jitter. */
class CalendarForecastTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long BEGIN = Instant.parse("2024-03-24T05:00:00Z").getEpochSecond() * 1_000_000;
    private static final int SAMPLES = 400;
    private static final List<Integer> HORIZONS = List.of(1, 2, 7);
    private static final Calendar CYCLES = new Calendar(6, 24, 2, ZoneId.of("Europe/Berlin"));
    private static final Calendar CALENDAR = new Calendar(
            6,
            24,
            2,
            CYCLES.zone(),
            Optional.of(new Holidays(
                    List.of(LocalDate.of(2024, 3, 29), LocalDate.of(2024, 4, 1), LocalDate.of(2024, 12, 25)),
                    List.of(-1, 0, 1),
                    2)));
    private static final Model MODEL = knowing(1, true);

    private final double[][] values = values(3);
    private final long[] times = times();
    private OneSeries series = new OneSeries(2);

    /** Through restarts, and with missing channels and samples. */
    @Test
    void shouldForecastToTheBitAsTheJudgeDoes() {
        var offline = new OfflineForecasts(MODEL, values, times);
        var random = new Random(4);
        series.servedBy(MODEL);

        for (int t = 0; t < SAMPLES; t++) {
            if (isMissing(t)) {
                continue;
            }
            Forecast forecast = accepted(t);
            for (int h = 0; h < HORIZONS.size() && t >= 4; h++) {
                assertThat(forecast.steps().get(h).mean()).as("sample %d", t).isEqualTo(offline.adapted(t)[h]);
            }
            series = random.nextInt(10) == 0 ? series.readBack() : series;
        }
    }

    @Test
    void shouldForecastAsAChallengerAsTheJudgeDoes() {
        var offline = new OfflineForecasts(MODEL, values, times);
        series.servedBy(aModel().channels(2).version(9).periodMicros(HOUR).build());
        series.challengedBy(Optional.of(knowing(1, false)));
        int compared = 0;

        for (int t = 0; t < SAMPLES; t++) {
            if (isMissing(t)) {
                continue;
            }
            accepted(t);
            double[] next = new double[0];
            if (t < 40) {
                continue; // it begins with the second sample
            }
            for (PendingForecast pending :
                    requireNonNull(series.state.sections().challenger()).own().pending()) {
                next = pending.horizon() == 1 ? pending.mean() : next;
            }
            if (next.length > 0) {
                assertThat(next).as("sample %d", t).isEqualTo(offline.frozen(t)[0]);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(300);
    }

    /** A rebuild from the ring knows no times, and needs none. */
    @Test
    void shouldForecastWithANewVersionFromThePastInputs() {
        series.servedBy(knowing(1, false));
        for (int t = 0; t < 20; t++) {
            accepted(t);
        }
        Model next = knowing(2, false);
        var runner = new ModelRunner(next);
        HiddenState rebuilt = runner.stateAfter(series.state.ring().samples());
        double[][] expected = new double[HORIZONS.size()][2];
        runner.step(rebuilt, values[20].clone(), times[20], expected);
        series.servedBy(next);

        Forecast forecast = accepted(20);

        for (int h = 0; h < HORIZONS.size(); h++) {
            assertThat(forecast.steps().get(h).mean()).isEqualTo(expected[h]);
        }
    }

    @Test
    void shouldRunFreelyForManySteps() {
        Model model = knowing(1, false);
        series.servedBy(model);
        for (int t = 0; t < 20; t++) {
            accepted(t);
        }
        var runner = new ModelRunner(model);
        HiddenState hidden = runner.stateAfter(
                Arrays.stream(values, 0, 20).flatMapToDouble(Arrays::stream).toArray());
        double[] next = new double[2];
        runner.forecastNext(hidden, times[19], next);

        Outlook outlook = LookAhead.of(series.readBack().state, Optional.of(model), 64);

        double[][] unused = new double[HORIZONS.size()][2];
        for (HorizonForecast step : outlook.forecast().steps()) {
            assertThat(step.mean()).as("step %d", step.horizon()).isEqualTo(next);
            runner.step(hidden, next, times[19] + step.horizon() * HOUR, unused);
            next = unused[0].clone();
        }
    }

    /** Without the calendar the forecasts are others, so that the tests above can fail. */
    @Test
    void shouldDependOnTheTime() {
        series.servedBy(MODEL);
        var later = new OneSeries(2);
        later.servedBy(MODEL);
        for (int t = 0; t < 20; t++) {
            accepted(t);
            later.observeAt(times[t] + 5 * HOUR, values[t]);
        }
        ObservationResult.Accepted other =
                (ObservationResult.Accepted) later.observeAt(times[20] + 5 * HOUR, values[20]);
        double[] shifted = other.forecast().steps().get(0).mean();

        assertThat(accepted(20).steps().get(0).mean()).isNotEqualTo(shifted);
    }

    /** From the day before Good Friday to the day after Easter Monday, so that the tests above can fail. */
    @Test
    void shouldDependOnHolidaysAroundThem() {
        Model with = knowing(1, false, CALENDAR);
        Model without = knowing(1, false, CYCLES);
        series.servedBy(with);
        var plain = new OneSeries(2);
        plain.servedBy(without);
        List<LocalDate> differ = new ArrayList<>();
        for (int t = 0; t < SAMPLES; t++) {
            if (isMissing(t)) {
                continue;
            }
            double[] known = accepted(t).steps().get(0).mean().clone();
            ObservationResult.Accepted other = (ObservationResult.Accepted) plain.observeAt(times[t], values[t]);
            LocalDate date = Instant.ofEpochSecond(times[t] / 1_000_000)
                    .atZone(CYCLES.zone())
                    .toLocalDate();
            double difference =
                    Math.abs(known[0] - other.forecast().steps().get(0).mean()[0]);
            if (t >= 4 && difference > 1e-3 && !differ.contains(date)) {
                differ.add(date);
            }
        }

        assertThat(differ).contains(LocalDate.of(2024, 3, 28)).doesNotContain(LocalDate.of(2024, 3, 27));
    }

    /** There is no sample before the first one, but its time is known. */
    @Test
    void shouldEstimateAMissingChannelOfTheFirstSampleByItsTime() {
        Model model = knowing(1, false, CALENDAR, 1);
        series.servedBy(model);
        double[] expected = new double[2];
        var runner = new ModelRunner(model);
        runner.forecastNext(runner.newState(), times[0] - HOUR, expected);

        series.observeAt(times[0], new double[] {0.5, Double.NaN});

        assertThat(series.state.ring().samples()).containsExactly(0.5, expected[1]);
    }

    private Forecast accepted(int t) {
        return ((ObservationResult.Accepted) series.observeAt(times[t], values[t])).forecast();
    }

    private boolean isMissing(int t) {
        return Arrays.stream(values[t]).allMatch(Double::isNaN);
    }

    /** A sample is up to ten minutes late; the time of a missing one is an hour after the one before. */
    private long[] times() {
        var random = new Random(5);
        long[] found = new long[SAMPLES];
        for (int t = 0; t < SAMPLES; t++) {
            long jitter = random.nextInt(600_000_000);
            found[t] = t > 0 && isMissing(t) ? found[t - 1] + HOUR : BEGIN + t * HOUR + jitter;
        }
        return found;
    }

    private static double[][] values(long seed) {
        var random = new Random(seed);
        double[][] values = new double[SAMPLES][2];
        for (int t = 0; t < SAMPLES; t++) {
            boolean missing = t > 20 && random.nextInt(20) == 0;
            for (int c = 0; c < 2; c++) {
                values[t][c] = missing || (t > 20 && random.nextInt(20) == 0)
                        ? Double.NaN
                        : StrictMath.sin(2 * Math.PI * t / 24 + c) + 0.1 * random.nextGaussian();
            }
        }
        return values;
    }

    private static Model knowing(long version, boolean adapted) {
        return knowing(version, adapted, CALENDAR, 4);
    }

    private static Model knowing(long version, boolean adapted, Calendar calendar) {
        return knowing(version, adapted, calendar, 4);
    }

    /** The weights of what a smaller calendar has are the same. */
    private static Model knowing(long version, boolean adapted, Calendar calendar, int warmup) {
        Model plain = aModel().channels(2)
                .version(version)
                .seed(version)
                .horizons(1, 2, 7)
                .warmup(warmup)
                .periodMicros(HOUR)
                .build();
        ModelSpec spec = plain.spec();
        var random = new Random(version + 6);
        int known = calendar.inputs();
        float[] weights = new float[2 * known];
        for (int k = 0; k < known; k++) {
            weights[k] = 0.1f * (float) random.nextGaussian();
            weights[known + k] = 0.1f * (float) random.nextGaussian();
        }
        return new Model(
                plain.version(),
                new ModelSpec(
                        spec.network().withKnown(known),
                        HOUR,
                        HORIZONS,
                        false,
                        false,
                        spec.warmup(),
                        spec.coverage(),
                        Optional.of(calendar),
                        spec.targets()),
                plain.preprocessing(),
                plain.weights().withKnown(Optional.of(Matrix.fromRowMajor(2, known, weights))),
                plain.lineage(),
                adapted ? Optional.of(AdapterSettings.of(5, 300, List.of(1, 7))) : Optional.empty());
    }
}
