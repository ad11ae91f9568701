package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.calendar.CalendarSettings;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hours of a load with a profile of its own for each day of the week, by Berlin's clock, plus noise that decays over some hours. */
class CalendarModelTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long HOUR = 3_600_000_000L;
    private static final long BEGIN = Instant.parse("2024-01-08T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final int SAMPLES = 24 * 7 * 20; // through the beginning of daylight saving time
    private static final List<Integer> HORIZONS = List.of(1, 24);

    @Test
    void shouldKnowTheWeekWhereItPays() throws InterruptedException {
        History history = history(3);
        Model with = model(history, CalendarSettings.AUTO.in(BERLIN));
        Model without = model(history, CalendarSettings.NONE);

        assertThat(with.spec().calendar()).contains(new Calendar(6, 24, 0, BERLIN));
        assertThat(without.spec().calendar()).isEmpty();
        // The noise 24 hours ahead has a deviation of 0.23; lags know the profile only with as much noise again.
        assertThat(error(with, history)).isLessThan(0.9 * error(without, history));
        assertThat(with.lineage().training().kept()).startsWith("linear path with day, week in Europe/Berlin");
    }

    @Test
    void shouldNotKnowTheCalendarWhereItTellsNothing() throws InterruptedException {
        Model model = model(history(0), CalendarSettings.AUTO);

        assertThat(model.spec().calendar()).isEmpty();
        assertThat(model.weights().known()).isEmpty();
    }

    /** Cells stand on the linear path that knows the week. */
    @Test
    void shouldKnowTheWeekBesideCells() throws InterruptedException {
        History history = history(3);
        TrainSettings settings =
                settings(CalendarSettings.AUTO.in(BERLIN)).with(CellKind.ELMAN).withHidden(8);
        FittedModel fit = FittedModel.of(
                settings.with(settings.learning()
                        .withLimits(0, settings.learning().optimizer().maxTime())),
                history,
                TrainingListener.SILENT);

        assertThat(fit.spec().calendar()).isPresent();
    }

    /** The held-out forecasts are those of the core for the true times, also where samples are missing. */
    @Test
    void shouldJudgeByTheTimesOfTheSamples() throws InterruptedException {
        Model model = model(history(3), CalendarSettings.AUTO.in(BERLIN));
        double[][] values = new double[1_500][];
        long[] times = new long[1_500];
        double[][] all = values(3);
        int kept = 0;
        for (int t = 0; kept < values.length; t++) {
            if (t % 97 != 5 && t % 97 != 6) { // two missing samples in a row
                values[kept] = all[t];
                times[kept++] = BEGIN + t * HOUR + (t % 5 == 0 ? 60_000_000L : 0); // some a minute late
            }
        }
        History gappy = History.of("load", times, values, 10);
        SeriesSlice slice = gappy.split(64).test().get(0);
        HeldOutErrors judged =
                HeldOutErrors.of("model", model.spec().horizons(), List.of(slice), HeldOutForecasters.network(model));

        var runner = new ModelRunner(model);
        HiddenState state = runner.newState();
        double[][] means = new double[2][1];
        double[] expected = new double[1];
        int warmup = model.spec().warmup();
        int compared = 0;
        int from = slice.firstTarget() - Math.min(slice.firstTarget(), Math.max(512, warmup));
        for (int t = from; t + 1 < slice.values().length; t++) {
            double[] sample = slice.values()[t].clone();
            if (!slice.observed()[t][0]) {
                assertThat(slice.timeMicros(t)).isEqualTo(slice.timeMicros(t - 1) + HOUR);
                runner.forecastNext(state, slice.timeMicros(t - 1), expected);
                sample = expected.clone();
            }
            runner.step(state, sample, slice.timeMicros(t), means);
            int target = t + 1 - slice.firstTarget();
            if (target >= 0 && t + 1 - from >= warmup && slice.observed()[t + 1][0]) {
                assertThat(judged.errors(0, 0)[target]).isEqualTo(means[0][0] - slice.values()[t + 1][0]);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(50);
        assertThat(slice.timeMicros(slice.values().length - 1)).isEqualTo(times[1_499]);
    }

    private static Model model(History history, CalendarSettings calendar) throws InterruptedException {
        FittedModel fit = FittedModel.of(settings(calendar), history, TrainingListener.SILENT);
        return fit.model(
                new ModelVersion("load", 1),
                new Lineage(
                        new Lineage.Training(0, "", "", 0, 0, 0, fit.learned().kept()),
                        Lineage.UNKNOWN.history(),
                        Lineage.Evaluation.NONE));
    }

    private static TrainSettings settings(CalendarSettings calendar) {
        TrainSettings settings =
                TrainSettings.of("load").with(CellKind.NONE).withLags(192).withHorizons(HORIZONS);
        return settings.with(settings.network().with(calendar));
    }

    private static double error(Model model, History history) {
        HeldOutErrors errors =
                HeldOutErrors.of("model", HORIZONS, history.split(256).test(), HeldOutForecasters.network(model));
        return errors.rootMeanSquare(1, 0);
    }

    private static History history(double profile) {
        long[] times = new long[SAMPLES];
        for (int t = 0; t < SAMPLES; t++) {
            times[t] = BEGIN + t * HOUR;
        }
        return History.of("load", times, values(profile), 10);
    }

    /** @param profile how much of the load is the week's profile */
    private static double[][] values(double profile) {
        var random = new Random(11);
        double[] week = new double[24 * 7];
        for (int d = 0; d < 7; d++) {
            double height = random.nextDouble();
            double phase = random.nextDouble();
            for (int h = 0; h < 24; h++) {
                week[24 * d + h] = height * Math.sin(2 * Math.PI * (h / 24.0 + phase));
            }
        }
        double[][] values = new double[SAMPLES][1];
        double noise = 0;
        for (int t = 0; t < SAMPLES; t++) {
            Instant time = Instant.ofEpochSecond((BEGIN + t * HOUR) / 1_000_000);
            int local = (t + BERLIN.getRules().getOffset(time).getTotalSeconds() / 3_600) % week.length;
            noise = 0.9 * noise + 0.1 * random.nextGaussian();
            values[t][0] = profile * week[local] + noise;
        }
        return values;
    }
}
