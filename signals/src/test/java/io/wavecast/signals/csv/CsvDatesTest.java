package io.wavecast.signals.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.signals.csv.time.DateOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDatesTest {
    private static final LocalDateTime START = LocalDateTime.of(2023, 3, 4, 0, 0);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d/M/yyyy",
                "M/d/yyyy",
                "dd-MM-yyyy HH:mm",
                "MM-dd-yyyy",
                "dd.MM.yyyy HH:mm:ss",
                "MM.dd.yyyy",
                "dd-MMM-yyyy",
                "MMM d yyyy h:mm a",
                "d MMMM yyyy",
                "yyyy-MMM-dd",
                "EEE MMM d HH:mm:ss yyyy",
                "yyyy/MM/dd",
                "yyyyMMdd",
                "yyyyMMddHHmm",
                "yyyyMMddHHmmss",
                "yyyyMMdd'T'HHmmss",
                "dd/MMM/yyyy:HH:mm:ss",
                "MM/dd/yyyy hh:mm:ss a",
            })
    void shouldReadDaysInEveryForm(String pattern) throws IOException {
        var format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);

        var times = CsvFile.of(folder, "date,v", 40, i -> format.format(START.plusDays(i)) + "," + i)
                .times();

        assertThat(times).hasSize(40);
        for (int i = 0; i < 40; i++) {
            assertThat(times.get(i)).isEqualTo(START.plusDays(i) + ":00Z");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 5"})
    void shouldReadMonthsFirstIfOnlyTheyAreRegular(int months, int day) throws IOException {
        var first = LocalDate.of(1999, 1, day);

        var times = CsvFile.of(folder, "when,v", 30, i -> {
                    var date = first.plusMonths((long) i * months);
                    return date.getMonthValue() + "/" + day + "/" + date.getYear() + "," + i;
                })
                .with(new CsvOptions(Optional.of("when"), OptionalDouble.empty(), Set.of()))
                .times();

        assertThat(times.get(29)).isEqualTo(first.plusMonths(29L * months) + "T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"5/2024,06/2024", "May 2024,Jun 2024", "2024-05,2024-06", "2024 May,2024 June", "may-2024,june-2024"})
    void shouldReadMonths(String first, String second) throws IOException {
        assertThat(CsvFile.of(folder, "Month,v\n" + first + ",1\n" + second + ",2\n")
                        .times())
                .containsExactly("2024-05-01T00:00:00Z", "2024-06-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"2024Q2,2024Q3", "2024-q2,2024-q3", "Q2 2024,Q3 2024"})
    void shouldReadQuarters(String first, String second) throws IOException {
        assertThat(CsvFile.of(folder, "Quarter,v\n" + first + ",1\n" + second + ",2\n")
                        .times())
                .containsExactly("2024-04-01T00:00:00Z", "2024-07-01T00:00:00Z");
    }

    @Test
    void shouldRefuseAMonthThatThereIsNot() throws IOException {
        CsvFile.of(folder, "Month,v\n12/2024,1\n13/2024,2\n").assertRefused().hasMessageContaining("line 3");
    }

    @Test
    void shouldReadTheOrderInWhichTimesRise() throws IOException {
        assertThat(CsvFile.of(folder, "date,v\n1/2/2024,1\n8/2/2024,2\n3/3/2024,3\n")
                        .times())
                .containsExactly("2024-02-01T00:00:00Z", "2024-02-08T00:00:00Z", "2024-03-03T00:00:00Z");
    }

    @Test
    void shouldAskForTheOrderThatDatesDoNotShow() throws IOException {
        var file = CsvFile.of(folder, "date,v", 10, i -> (i + 1) + "/1/2020," + i);

        file.assertRefused()
                .hasMessageContaining("2/1/2020")
                .hasMessageContaining("--date-order day-first or month-first");
        file.with(CsvOptions.none().withDateOrder(DateOrder.MONTH_FIRST));
        assertThat(file.times()).endsWith("2020-10-01T00:00:00Z");
        file.with(CsvOptions.none().withDateOrder(DateOrder.DAY_FIRST));
        assertThat(file.times()).endsWith("2020-01-10T00:00:00Z");
    }

    @Test
    void shouldReadTheOrderFromTheLabel() throws IOException {
        assertThat(CsvFile.of(folder, "Date (MM/DD/YYYY),v\n2/3/2024,1\n").times())
                .containsExactly("2024-02-03T00:00:00Z");
    }

    @Test
    void shouldRefuseDatesOfTwoOrders() throws IOException {
        CsvFile.of(folder, "date,v\n13/1/2024,1\n1/14/2024,2\n")
                .assertRefused()
                .hasMessageContaining("line 3")
                .hasMessageContaining("no date read day-first");
    }

    @Test
    void shouldReadYearsOfTwoDigitsOnlyWithAnOrder() throws IOException {
        var file = CsvFile.of(folder, "time,v\n10/2/12 9:00,1\n10/3/12 9:00,2\n");

        file.assertRefused().hasMessageContaining("10/2/2012").hasMessageContaining("--date-order");
        file.with(CsvOptions.none().withDateOrder(DateOrder.MONTH_FIRST));
        assertThat(file.times()).containsExactly("2012-10-02T09:00:00Z", "2012-10-03T09:00:00Z");
        assertThat(CsvFile.of(folder, "time,v\n02-Oct-69,1\n").times()).containsExactly("1969-10-02T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-01 02:00:00 UTC | 2024-01-01T02:00:00Z",
                "2024-01-01 02:00:00 GMT | 2024-01-01T02:00:00Z",
                "2024-01-01 02:00:00+00 | 2024-01-01T02:00:00Z",
                "2024-01-01 02:00:00 +0000 UTC | 2024-01-01T02:00:00Z",
                "2024-01-01T02:00:00+0130 | 2024-01-01T00:30:00Z",
                "2024-01-01 02:00:00 -01:00 | 2024-01-01T03:00:00Z",
                "2024-01-01 02:00:00 UTC+1 | 2024-01-01T01:00:00Z",
                "2024-01-01T02:00:00+01:00[Europe/Berlin] | 2024-01-01T01:00:00Z",
                "20240101T020000Z | 2024-01-01T02:00:00Z",
                "2024-01-01 12:30 AM | 2024-01-01T00:30:00Z",
                "2024-01-01 12:30:15 p.m. | 2024-01-01T12:30:15Z",
                "2024-01-01 24:00 | 2024-01-02T00:00:00Z",
                "2024-01-01 02:00:00:250 | 2024-01-01T02:00:00.250Z",
            })
    void shouldReadZonesAndTimesOfDay(String text, String expected) throws IOException {
        assertThat(CsvFile.of(folder, "time;v\n" + text + ";1\n").times()).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"CET, 1", "UTC+1, 1", "+01:00, 1", "UTC, 0", "GMT, 0", "+00:00, 0", "local, 0"})
    void shouldWarnOfAZoneInTheLabel(String zone, int warnings) throws IOException {
        CsvRecording recording = CsvFile.of(folder, "Time (" + zone + "),v\n2024-01-01 02:00,1\n2024-01-01 02:01,2\n")
                .read();

        assertThat(recording.warnings())
                .filteredOn(text -> text.contains("may name another zone"))
                .hasSize(warnings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EST", "CET", "Europe/Berlin"})
    void shouldRefuseZonesThatAreNotTheSameEverywhere(String zone) throws IOException {
        CsvFile.of(folder, "time,v\n2024-01-01 02:00:00 " + zone + ",1\n")
                .assertRefused()
                .hasMessageContaining("line 2: expected UTC, GMT, Z or an offset such as +01:00")
                .hasMessageContaining(zone.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"13:00:00 PM", "25:00:00", "10:60:00", "10:00:00+19:00", "10:00:00 +1:75", "10:00:0", "1:2:3"})
    void shouldRefuseTimesOfDayThatDoNotExist(String clock) throws IOException {
        CsvFile.of(folder, "time,v\n2024-01-01 00:00:00,1\n2024-01-01 " + clock + ",2\n")
                .assertRefused()
                .hasMessageContaining("line 3")
                .hasMessageContaining("expected a time");
    }

    @Test
    void shouldNotTakeACounterForDates() throws IOException {
        var file = CsvFile.of(folder, "timestamp,v", 200, i -> (20_240_101 + 4L * i) + "," + i);

        assertThat(file.played().offsets()).startsWith(0L, 4_000_000L);
    }

    @Test
    void shouldNameACompactDateThatDoesNotExist() throws IOException {
        CsvFile.of(folder, "date,v\n20240228,1\n20240229,2\n20240230,3\n20240301,4\n")
                .assertRefused()
                .hasMessageContaining("line 4")
                .hasMessageContaining("20240230");
    }

    @Test
    void shouldRefuseASpreadsheetsSerialDays() throws IOException {
        CsvFile.of(folder, "Date,v\n45292,1\n45293,2\n").assertRefused().hasMessageContaining("serial day");
    }
}
