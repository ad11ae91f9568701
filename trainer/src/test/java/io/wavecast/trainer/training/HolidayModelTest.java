package io.wavecast.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.Holidays;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.trainer.calendar.CalendarSettings;
import io.wavecast.trainer.history.History;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import io.wavecast.trainer.progress.TrainingListener;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hours of a load with a profile of the day by Auckland's clock, which is low on holidays, plus noise that decays over some hours. */
class HolidayModelTest {
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final long HOUR = 3_600_000_000L;
    private static final LocalDate BEGIN = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 200;
    private static final int SAMPLES = 24 * DAYS; // through the end of daylight saving time
    private static final List<Integer> HORIZONS = List.of(1, 12);
    /** About every twelfth day; future ones, too. */
    private static final List<LocalDate> HOLIDAYS = days(5);

    @Test
    void shouldKnowHolidaysWhereItPays() throws InterruptedException {
        History history = history();
        Model with = model(history, CalendarSettings.parse("day").withHolidays(HOLIDAYS));
        Model without = model(history, CalendarSettings.parse("day"));

        Calendar known = with.spec().calendar().orElseThrow();
        assertThat(known.holidays()).contains(new Holidays(HOLIDAYS, List.of(-1, 0, 1), 3));
        assertThat(error(with, history)).isLessThan(0.8 * error(without, history));
        assertThat(with.lineage().training().kept()).contains("holidays in Pacific/Auckland");
    }

    /** Other dates are as frequent, and tell nothing. The cycles stay. */
    @Test
    void shouldNotKnowHolidaysThatTellNothing() throws InterruptedException {
        Model model = model(history(), CalendarSettings.parse("day").withHolidays(days(6)));

        assertThat(model.spec().calendar()).contains(new Calendar(6, 0, 0, AUCKLAND));
    }

    @Test
    void shouldKnowHolidaysWithoutCycles() throws InterruptedException {
        Model model = model(history(), CalendarSettings.NONE.withHolidays(HOLIDAYS));

        assertThat(model.spec().calendar().orElseThrow().inputs())
                .isEqualTo(new Holidays(HOLIDAYS, List.of(-1, 0, 1), 3).inputs());
    }

    /** Beside noise that is an input only. Only the target's outputs have weights of holidays. */
    @Test
    void shouldKnowHolidaysOfATargetBesideAnExogenousChannel() throws InterruptedException {
        History history = history(true);
        List<Integer> load = List.of(1);
        Model with = model(history, CalendarSettings.parse("day").withHolidays(HOLIDAYS), load);
        Model without = model(history, CalendarSettings.parse("day"), load);

        assertThat(with.weights().known().orElseThrow().rows()).isEqualTo(HORIZONS.size());
        assertThat(with.spec().calendar().orElseThrow().holidays()).isPresent();
        assertThat(error(with, history, 1)).isLessThan(0.8 * error(without, history, 1));
    }

    private static Model model(History history, CalendarSettings calendar) throws InterruptedException {
        return model(history, calendar, List.of());
    }

    private static Model model(History history, CalendarSettings calendar, List<Integer> channels)
            throws InterruptedException {
        TrainSettings all =
                TrainSettings.of("load").with(CellKind.NONE).withLags(32).withHorizons(HORIZONS);
        TrainSettings settings = all.with(all.target().withChannels(channels));
        FittedModel fit = FittedModel.of(
                settings.with(settings.network().with(calendar.in(AUCKLAND))), history, TrainingListener.SILENT);
        return fit.model(
                new ModelVersion("load", 1),
                new Lineage(
                        new Lineage.Training(0, "", "", 0, 0, 0, fit.learned().kept()),
                        Lineage.UNKNOWN.history(),
                        Lineage.Evaluation.NONE));
    }

    private static double error(Model model, History history) {
        return error(model, history, 0);
    }

    private static double error(Model model, History history, int channel) {
        HeldOutErrors errors =
                HeldOutErrors.of("model", HORIZONS, history.split(256).test(), HeldOutForecasters.network(model));
        return errors.rootMeanSquare(1, channel);
    }

    private static List<LocalDate> days(long seed) {
        var random = new Random(seed);
        return Stream.iterate(BEGIN.plusDays(3), day -> day.plusDays(3 + random.nextInt(20)))
                .limit(DAYS / 10)
                .toList();
    }

    private static History history() {
        return history(false);
    }

    private static History history(boolean besideNoise) {
        var random = new Random(11);
        var beside = new Random(12);
        Instant begin = BEGIN.atStartOfDay(AUCKLAND).toInstant();
        double[][] values = new double[SAMPLES][];
        double noise = 0;
        for (int t = 0; t < SAMPLES; t++) {
            var local = begin.plusSeconds(3_600L * t).atZone(AUCKLAND);
            boolean holiday = HOLIDAYS.contains(local.toLocalDate());
            noise = 0.9 * noise + 0.1 * random.nextGaussian();
            double profile = 2 - Math.cos(2 * Math.PI * local.getHour() / 24.0);
            double load = (holiday ? 0.4 : 1) * profile + noise;
            values[t] = besideNoise ? new double[] {beside.nextGaussian(), load} : new double[] {load};
        }
        long[] times = IntStream.range(0, SAMPLES)
                .mapToLong(t -> begin.getEpochSecond() * 1_000_000 + t * HOUR)
                .toArray();
        return History.of("load", times, values, 10);
    }
}
