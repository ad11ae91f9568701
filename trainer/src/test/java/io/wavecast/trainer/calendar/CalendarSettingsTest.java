package io.wavecast.trainer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.Holidays;
import io.wavecast.trainer.history.SeriesSlice;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarSettingsTest {
    private static final long HOUR = TimeUnit.HOURS.toMicros(1);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final List<LocalDate> NEW_YEAR = List.of(LocalDate.of(1970, 1, 1), LocalDate.of(1971, 1, 1));

    /** A cycle needs four samples, and two of it in the training part; a wave needs more than two samples. */
    @ParameterizedTest
    @CsvSource({
        "1, 47, 0, 0, 0",
        "1, 48, 6, 0, 0",
        "1, 335, 6, 0, 0",
        "1, 336, 6, 24, 0",
        "1, 17532, 6, 24, 2",
        "6, 400, 1, 13, 0",
        "7, 400, 0, 11, 0",
        "24, 400, 0, 3, 0",
        "48, 400, 0, 0, 0"
    })
    void shouldTryTheCyclesThatTheSamplesShow(int hours, int span, int day, int week, int year) {
        Optional<Calendar> found =
                CalendarSettings.AUTO.in(ZONE).calendar(List.of(slice(hours, span)), hours * HOUR, 1, 9);

        assertThat(found)
                .isEqualTo(
                        day + week + year == 0 ? Optional.empty() : Optional.of(new Calendar(day, week, year, ZONE)));
    }

    @Test
    void shouldTryWhatIsAskedFor() {
        CalendarSettings asked = CalendarSettings.parse("week, day");

        assertThat(asked.calendar(List.of(slice(1, 30)), HOUR, 1, 9))
                .contains(new Calendar(6, 24, 0, ZoneId.of("UTC")));
        assertThat(CalendarSettings.NONE.calendar(List.of(slice(1, 9_000)), HOUR, 1, 9))
                .isEmpty();
    }

    /** Ten days of each show no year, though two years lie between them. */
    @Test
    void shouldMeasureTheSpanOfEachSeries() {
        SeriesSlice first = slice(1, 240).of("first");
        long[] later = LongStream.range(0, 241)
                .map(t -> 2 * Calendar.YEAR_MICROS + t * HOUR)
                .toArray();
        SeriesSlice second =
                new SeriesSlice(new double[later.length][1], 1).at(later).of("second");

        assertThat(CalendarSettings.AUTO.in(ZONE).calendar(List.of(first, second), HOUR, 1, 9))
                .contains(new Calendar(6, 0, 0, ZONE));
        assertThat(CalendarSettings.AUTO.in(ZONE).calendar(List.of(first, second.of("first")), HOUR, 1, 9))
                .contains(new Calendar(6, 24, 2, ZONE));
    }

    @Test
    void shouldNeedTimes() {
        var without = new SeriesSlice(new double[500][1], 1);

        assertThat(CalendarSettings.parse("day").calendar(List.of(without), HOUR, 1, 9))
                .isEmpty();
    }

    /** The day before a sample, its own day, and each day on which a target may lie. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, -1, 1, 3",
        "1, 24, -1, 1, 3",
        "1, 25, -1, 2, 3",
        "7, 1, -1, 1, 1",
        "12, 60, -1, 7, 0",
        "24, 1, -1, 1, 0",
        "24, 3, -1, 3, 0"
    })
    void shouldLookAtTheDaysOfTheTargets(int hours, int farthest, int first, int last, int harmonics) {
        CalendarSettings asked = CalendarSettings.NONE.in(ZONE).withHolidays(NEW_YEAR);

        Holidays found = asked.calendar(List.of(slice(hours, 9_000)), hours * HOUR, farthest, 6)
                .orElseThrow()
                .holidays()
                .orElseThrow();

        assertThat(found.days())
                .isEqualTo(IntStream.rangeClosed(first, last).boxed().toList());
        assertThat(found.harmonics()).isEqualTo(harmonics);
        assertThat(found.dates()).isEqualTo(NEW_YEAR);
    }

    /** Lags of a week read the values of a holiday then. */
    @Test
    void shouldLookAWeekBackIfLagsDo() {
        CalendarSettings asked = CalendarSettings.NONE.in(ZONE).withHolidays(NEW_YEAR);

        for (int reach : new int[] {167, 168}) {
            Calendar found =
                    asked.calendar(List.of(slice(1, 9_000)), HOUR, 1, reach).orElseThrow();
            assertThat(found.holidays().orElseThrow().days())
                    .isEqualTo(reach < 168 ? List.of(-1, 0, 1) : List.of(-7, -1, 0, 1));
        }
    }

    @Test
    void shouldKnowCyclesAndHolidays() {
        Calendar found = CalendarSettings.AUTO
                .in(ZONE)
                .withHolidays(NEW_YEAR)
                .calendar(List.of(slice(1, 9_000)), HOUR, 1, 9)
                .orElseThrow();

        assertThat(found.growing()).hasSize(2).first().isEqualTo(new Calendar(6, 24, 0, ZONE));
    }

    /** Samples from the last evening of 1969, by the zone's clocks, to the end of January. */
    @Test
    void shouldLeaveOutHolidaysThatTheTrainingPartDoesNotShow() {
        List<SeriesSlice> train = List.of(slice(1, 720));

        for (String date : List.of("1969-12-30", "1970-02-01")) {
            CalendarSettings asked = CalendarSettings.NONE.in(ZONE).withHolidays(List.of(LocalDate.parse(date)));
            assertThat(asked.calendar(train, HOUR, 1, 9)).as(date).isEmpty();
            assertThat(IdleCalendar.words(asked, train, HOUR, 9))
                    .containsExactly("--holidays has no effect: none of its 1 dates, " + date + " to " + date
                            + ", lies in the training part");
        }
        for (String date : List.of("1969-12-31", "1970-01-30")) {
            CalendarSettings asked = CalendarSettings.NONE.in(ZONE).withHolidays(List.of(LocalDate.parse(date)));
            assertThat(asked.calendar(train, HOUR, 1, 9)).as(date).isPresent();
            assertThat(IdleCalendar.words(asked, train, HOUR, 9)).isEmpty();
        }
    }

    @Test
    void shouldSayWhatHasNoEffect() {
        List<SeriesSlice> daily = List.of(slice(24, 9_000));
        CalendarSettings day = CalendarSettings.parse("day,week").withHolidays(NEW_YEAR);

        assertThat(IdleCalendar.words(day, daily, 24 * HOUR, 9))
                .containsExactly(
                        "--calendar day has no effect: a wave of a day needs more than two samples, and samples"
                                + " are 86400.0 s apart");
        assertThat(IdleCalendar.words(day, daily, 24 * HOUR, 0))
                .containsExactly(
                        "--calendar day,week has no effect: the linear path reads it, and --lags is 0",
                        "--holidays has no effect: the linear path reads them, and --lags is 0");
        assertThat(IdleCalendar.words(
                        CalendarSettings.NONE.withHolidays(NEW_YEAR), List.of(slice(48, 9_000)), 48 * HOUR, 9))
                .containsExactly("--holidays has no effect: samples are 172800.0 s apart, more than a day");
        assertThat(IdleCalendar.words(CalendarSettings.AUTO, daily, 24 * HOUR, 0))
                .as("nothing was asked for")
                .isEmpty();
        assertThat(IdleCalendar.words(CalendarSettings.NONE, daily, 24 * HOUR, 0))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "none", "day", "day,week,year"})
    void shouldWriteWhatItReads(String text) {
        assertThat(CalendarSettings.parse(text).text()).isEqualTo(text);
    }

    @Test
    void shouldRefuseOtherWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarSettings.parse("day,moon"))
                .withMessage("must be auto, none, or some of day,week,year; was 'day,moon'");
    }

    /** From 1970 on, over a span in hours. */
    private static SeriesSlice slice(int hours, int span) {
        long[] times = LongStream.rangeClosed(0, span / hours)
                .map(t -> t * hours * HOUR)
                .toArray();
        times[times.length - 1] = span * HOUR;
        return new SeriesSlice(new double[times.length][1], 1).at(times);
    }
}
