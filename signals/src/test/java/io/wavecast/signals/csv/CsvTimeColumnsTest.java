package io.wavecast.signals.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTimeColumnsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Year,Month,Day,v | 2024,2,3,9 | 2024-02-03T00:00:00Z",
                "YEAR,MONTH,DAY,HOUR,v | 2024,2,3,4,9 | 2024-02-03T04:00:00Z",
                "Year,Month,Day,Hour,Minute,v | 2024,2,3,4,5,9 | 2024-02-03T04:05:00Z",
                "Year,Month,Day,Hour,Minute,Second,v | 2024,2,3,4,5,6.5,9 | 2024-02-03T04:05:06.500Z",
                "year,month,day,hour,minute,second,ms,v | 2024,2,3,4,5,6,7,9 | 2024-02-03T04:05:06.007Z",
                "Year,Month,v | 2024,2,9 | 2024-02-01T00:00:00Z",
                "Year,v | 2024,9 | 2024-01-01T00:00:00Z",
                "Date,v,Hour | 2024-02-03,9,4 | 2024-02-03T04:00:00Z",
                "Date,Time,v | 2024-02-03,4:05,9 | 2024-02-03T04:05:00Z",
                "<DATE>,<TIME>,v | 20240203,040506,9 | 2024-02-03T04:05:06Z",
                "Date,Time,v | 2024-02-03,0405,9 | 2024-02-03T04:05:00Z",
                "Datum,Uhrzeit,v | 14.02.2024,04:05:06,9 | 2024-02-14T04:05:06Z",
                "Date,Time,v | 2024-02-03,2024-02-03 04:05:06,9 | 2024-02-03T04:05:06Z",
                "YYYY,MM,DD,HH,mm,ss,v | 2024,2,3,4,5,6,9 | 2024-02-03T04:05:06Z",
                "hh,mm,dd,mm,yyyy,v | 4,5,3,2,2024,9 | 2024-02-03T04:05:00Z",
                "Jahr;Monat;Tag;Stunde;Minute;v | 2024;2;3;4;5;9 | 2024-02-03T04:05:00Z",
                "Year,Month,Day,Time,v | 2024,2,3,4:05,9 | 2024-02-03T04:05:00Z",
                "YEAR,MONTH,DAY,HHMM,v | 2024,2,3,0405,9 | 2024-02-03T04:05:00Z",
                "YYYYMMDD,HH,v | 20240203,24,9 | 2024-02-04T00:00:00Z",
                "Date,Time,AM/PM,v | 2024-02-03,4:05,PM,9 | 2024-02-03T16:05:00Z",
                "Date,Hour,Minute,half,v | 2024-02-03,12,5,am,9 | 2024-02-03T00:05:00Z",
                "Date,Time,UTC offset,v | 2024-02-03,4:05,-5,9 | 2024-02-03T09:05:00Z",
                "Time,tz,v | 2024-02-03 04:05,+01:00,9 | 2024-02-03T03:05:00Z",
                ",v | 1706933106,9 | 2024-02-03T04:05:06Z",
            })
    void shouldReadTimesFromEveryColumn(String labels, String row, String expected) throws IOException {
        var file = CsvFile.of(folder, labels + "\n" + row + "\n");

        assertThat(file.read().channels())
                .doesNotContain("Year", "Hour", "Minute", "Second", "Time")
                .contains("v");
        assertThat(file.times()).containsExactly(expected);
    }

    /** What looks like a part of a time, and is none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Year,Month,Day,Hour,mm | 2024,2,3,4,5 | mm | 2024-02-03T04:00:00Z",
                "Year,mm | 2024,5 | mm | 2024-01-01T00:00:00Z",
                "Date,Time,half,v | 2024-02-03,16:05,PM,9 | v | 2024-02-03T16:05:00Z",
                "Time,offset | 2024-02-03 04:05,-5 | offset | 2024-02-03T04:05:00Z",
            })
    void shouldKeepOtherColumnsOutOfTheTime(String labels, String row, String channel, String expected)
            throws IOException {
        var file = CsvFile.of(folder, labels + "\n" + row + "\n");

        assertThat(file.read().channels()).containsExactly(channel);
        assertThat(file.times()).containsExactly(expected);
    }

    /** A row without its minute has no time; its column is no channel for that. */
    @Test
    void shouldReportARowWithoutAPartOfItsTime() throws IOException {
        CsvFile.of(folder, "Year,Month,Day,Hour,Minute,v\n2024,2,3,4,5,9\n2024,2,3,4,,9\n")
                .assertRefused()
                .hasMessageContaining("line 3");
    }

    @Test
    void shouldFindAColumnOfDatesWithoutAUsualLabel() throws IOException {
        assertThat(CsvFile.of(folder, ",v\n2024-02-03 04:05:06,1\n").read().channels())
                .containsExactly("v");
        assertThat(CsvFile.of(folder, "Messung;v\n2024-02-03 04:05:06;1\n")
                        .read()
                        .channels())
                .containsExactly("v");
        CsvFile.of(folder, "begin,end,v\n2024-02-03 04:05:06,2024-02-03 04:05:07,1\n")
                .assertRefused()
                .hasMessageContaining("--time-column");
    }

    @ParameterizedTest
    @CsvSource({
        "Time (ms), 1000",
        "time_us, 1",
        "t [min], 60000000",
        "Time (h), 3600000000",
        "Zeit/s, 1000000",
        "elapsed_ms, 1000",
        "t (µs), 1",
    })
    void shouldReadTheUnitFromTheLabel(String label, long micros) throws IOException {
        assertThat(CsvFile.of(folder, label + ",v\n0,1\n7,2\n").played().offsets())
                .containsExactly(0L, 7 * micros);
    }

    @Test
    void shouldRefuseAUnitThatIsNoTime() throws IOException {
        CsvFile.of(folder, "Time (samples),v\n0,1\n7,2\n")
                .assertRefused()
                .hasMessageContaining("'samples'")
                .hasMessageContaining("--rate");
    }

    @Test
    void shouldReadTheUnitFromTheRowBelowTheLabels() throws IOException {
        assertThat(CsvFile.of(folder, "Time,v\nms,V\n0,1\n7,2\n").played().offsets())
                .containsExactly(0L, 7_000L);
    }

    @Test
    void shouldReadTimesOfDayAcrossMidnight() throws IOException {
        var file = CsvFile.of(folder, "clock,v\n23:59:59.500,1\n00:00:00.250,2\n00:00:01,3\n");

        assertThat(file.played().offsets()).containsExactly(0L, 750_000L, 1_500_000L);
        assertThat(file.read().start()).isEmpty();
        CsvFile.of(folder, "clock,v\n01:30,1\n02:00,2\n").assertRefused().hasMessageContaining("minutes and seconds");
    }

    @Test
    void shouldUseTheRateOfTheCommentsBesideTimesOfDay() throws IOException {
        var recording = CsvFile.of(folder, "%Sample Rate = 500 Hz\n0, 1.5, 10:00:00.1\n1, 2.5, 10:00:00.1\n");

        assertThat(recording.read().channels()).containsExactly("c1", "c2");
        assertThat(recording.played().offsets()).containsExactly(0L, 2_000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Sampling rate: 4 kHz | 250",
                "# Sample Rate = 1,000 Hz | 1000",
                "% sampling frequency: 0,5 kHz | 2000",
                "# Sampling Rate (kHz):= 2.0 | 500",
                "# Sample rate: 60 samples per minute | 1000000",
                "# Sample Rate = 250.0 Hz, 8 channels | 4000",
            })
    void shouldReadTheUnitOfARate(String comment, long period) throws IOException {
        assertThat(CsvFile.of(folder, comment + "\nv\n1\n2\n").played().offsets())
                .containsExactly(0L, period);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Sampling rate: 4 beats",
                "# Sampling rate: none",
                "# Sample rate: 0 Hz",
                "# Sampling rate of channel 1: 256 Hz"
            })
    void shouldNotGuessARate(String comment) throws IOException {
        CsvFile.of(folder, comment + "\nv\n1\n2\n").assertRefused().hasMessageContaining("--rate");
    }

    @Test
    void shouldNotMixUnitsOfNumbers() throws IOException {
        CsvFile.of(folder, "timestamp,v\n1717171717,1\n1717171718000,2\n")
                .assertRefused()
                .hasMessageContaining("line 3")
                .hasMessageContaining("another unit");
    }
}
