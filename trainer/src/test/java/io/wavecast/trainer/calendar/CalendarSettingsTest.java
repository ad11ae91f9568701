package io.wavecast.trainer.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavecast.core.model.Calendar;
import io.wavecast.trainer.history.SeriesSlice;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarSettingsTest {
    private static final long HOUR = TimeUnit.HOURS.toMicros(1);
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

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
        Optional<Calendar> found = CalendarSettings.AUTO.in(ZONE).calendar(List.of(slice(hours, span)), hours * HOUR);

        assertThat(found)
                .isEqualTo(
                        day + week + year == 0 ? Optional.empty() : Optional.of(new Calendar(day, week, year, ZONE)));
    }

    @Test
    void shouldTryWhatIsAskedFor() {
        CalendarSettings asked = CalendarSettings.parse("week, day");

        assertThat(asked.calendar(List.of(slice(1, 30)), HOUR)).contains(new Calendar(6, 24, 0, ZoneId.of("UTC")));
        assertThat(CalendarSettings.NONE.calendar(List.of(slice(1, 9_000)), HOUR))
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

        assertThat(CalendarSettings.AUTO.in(ZONE).calendar(List.of(first, second), HOUR))
                .contains(new Calendar(6, 0, 0, ZONE));
        assertThat(CalendarSettings.AUTO.in(ZONE).calendar(List.of(first, second.of("first")), HOUR))
                .contains(new Calendar(6, 24, 2, ZONE));
    }

    @Test
    void shouldNeedTimes() {
        var without = new SeriesSlice(new double[500][1], 1);

        assertThat(CalendarSettings.parse("day").calendar(List.of(without), HOUR))
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
